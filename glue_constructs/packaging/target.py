"""The Python and the platform that a job's packages must fit."""

from __future__ import annotations

from dataclasses import dataclass

from packaging.tags import Tag, compatible_tags, cpython_tags

from glue_constructs.model.commands import PYTHON_SHELL_PYTHON
from glue_constructs.model.versions import GLUE_VERSIONS, NEWEST_GLIBC, OLDEST_GLIBC

# PEP 600: the names that these versions had before.
_LEGACY = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}


def linux_platforms(glibc: int) -> tuple[str, ...]:
    """The platforms whose wheels run on x86-64 Linux with glibc 2.`glibc`, the best first."""
    names = []
    for minor in range(glibc, 4, -1):
        names.append(f"manylinux_2_{minor}_x86_64")
        if minor in _LEGACY:
            names.append(f"{_LEGACY[minor]}_x86_64")
    return (*names, "linux_x86_64")


@dataclass(frozen=True)
class Target:
    """Where a job runs.

    Attributes:
        python: Its Python, ``"3.11"``.
        platforms: What packages are fetched for, the best first, as pip names platforms.
        accepted: The platforms of which a given wheel may be.
    """

    python: str
    platforms: tuple[str, ...]
    accepted: tuple[str, ...]

    @classmethod
    def of_glue(cls, version: object) -> Target | None:
        """Where Spark jobs of a Glue version run; `None` when nobody can know (``"auto"``, a token, a newer one)."""
        known = GLUE_VERSIONS.get(version) if isinstance(version, str) else None
        if known is None or known.glibc is None:
            return None
        platforms = linux_platforms(known.glibc)
        return cls(known.python, platforms, platforms)

    @classmethod
    def of_python_shell(cls, python: object = PYTHON_SHELL_PYTHON) -> Target | None:
        """Where Python shell jobs run; `None` for a PythonVersion other than ``"3.9"``, which has come to its end."""
        if python != PYTHON_SHELL_PYTHON:
            return None
        # No page has their C library. Packages are fetched for the oldest in use, and wheels that are given are
        # refused only where the newest would refuse them.
        return cls(PYTHON_SHELL_PYTHON, linux_platforms(OLDEST_GLIBC), linux_platforms(NEWEST_GLIBC))


def tags(python: str, platforms: tuple[str, ...]) -> frozenset[Tag]:
    """The tags of the wheels that install on CPython `python`, ``"3.11"``, and one of the platforms."""
    major, _, minor = python.partition(".")
    version = (int(major), int(minor))
    interpreter = f"cp{major}{minor}"
    # Before 3.8 the ABI's name told of the allocator. Given here, because the default is that of this interpreter.
    abi = f"{interpreter}m" if version < (3, 8) else interpreter
    own = cpython_tags(version, [abi], list(platforms))
    return frozenset((*own, *compatible_tags(version, interpreter, list(platforms))))
