"""The Python version and the platform of a job's packages."""

from __future__ import annotations

from dataclasses import dataclass

from packaging.tags import Tag, compatible_tags, cpython_tags

from glue_constructs.model.commands import PYTHON_SHELL_PYTHON
from glue_constructs.model.versions import GLUE_VERSIONS, NEWEST_GLIBC, OLDEST_GLIBC

# PEP 600: the legacy names of these versions.
_LEGACY = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}


def linux_platforms(glibc: int) -> tuple[str, ...]:
    """Return the platforms whose wheels run on x86-64 Linux with glibc 2.`glibc`, the best first."""
    names = []
    for minor in range(glibc, 4, -1):
        names.append(f"manylinux_2_{minor}_x86_64")
        if minor in _LEGACY:
            names.append(f"{_LEGACY[minor]}_x86_64")
    return (*names, "linux_x86_64")


@dataclass(frozen=True)
class Target:
    """The Python and the platforms of a job.

    Attributes:
        python: The Python version, ``"3.11"``.
        platforms: The platforms for which packages are downloaded, in pip's notation, the best first.
        accepted: The platforms that are accepted for local wheels.
    """

    python: str
    platforms: tuple[str, ...]
    accepted: tuple[str, ...]

    @classmethod
    def of_glue(cls, version: object) -> Target | None:
        """Return the target of Spark jobs; `None` for an unknown Glue version (``"auto"``, a token, a newer one)."""
        known = GLUE_VERSIONS.get(version) if isinstance(version, str) else None
        if known is None or known.glibc is None:
            return None
        platforms = linux_platforms(known.glibc)
        return cls(known.python, platforms, platforms)

    @classmethod
    def of_python_shell(cls, python: object = PYTHON_SHELL_PYTHON) -> Target | None:
        """Return the target of Python shell jobs; `None` for a PythonVersion other than ``"3.9"``, which has ended."""
        if python != PYTHON_SHELL_PYTHON:
            return None
        # The glibc version is not documented. Packages are downloaded for the oldest version in use, and local wheels
        # are refused only if they do not run on the newest.
        return cls(PYTHON_SHELL_PYTHON, linux_platforms(OLDEST_GLIBC), linux_platforms(NEWEST_GLIBC))


def tags(python: str, platforms: tuple[str, ...]) -> frozenset[Tag]:
    """Return the tags of wheels that can be installed on a CPython version, ``"3.11"``, and one of the platforms."""
    major, _, minor = python.partition(".")
    version = (int(major), int(minor))
    interpreter = f"cp{major}{minor}"
    # Before 3.8 the ABI has the suffix m. It is passed explicitly, because the default is that of this interpreter.
    abi = f"{interpreter}m" if version < (3, 8) else interpreter
    own = cpython_tags(version, [abi], list(platforms))
    return frozenset((*own, *compatible_tags(version, interpreter, list(platforms))))
