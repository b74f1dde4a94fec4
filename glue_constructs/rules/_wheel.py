"""The tags in a wheel's file name: "numpy-2.3.4-cp311-cp311-manylinux_2_28_x86_64.whl"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glue_constructs.model.commands import PYTHON_SHELL, PYTHON_SHELL_PYTHON
from glue_constructs.rules._argument_values import file_name, items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job

_SUFFIX = ".whl"
# Name, version, Python, ABI and platform; a sixth part may be the build number.
_FEWEST_PARTS = 5
_KEYS = ("--additional-python-modules", "--extra-py-files")
_PYTHON_3 = re.compile(r"(py|cp)3(\d{0,3})", re.ASCII)
_MANYLINUX = re.compile(r"manylinux_2_(\d{1,3})_x86_64", re.ASCII)


class Wheel(NamedTuple):
    """A wheel with the tags in its name."""

    argument: str
    file_name: str
    pythons: tuple[str, ...]
    abis: tuple[str, ...]
    platforms: tuple[str, ...]

    def is_for_python(self, minor: int) -> bool:
        """Whether it can be installed on Python 3.`minor`."""
        return any(_fits_python(tag, minor, stable="abi3" in self.abis) for tag in self.pythons)

    def is_for_linux(self, glibc: int) -> bool:
        """Whether it can be installed on x86-64 Linux with glibc 2.`glibc`."""
        return any(_fits_linux(tag, glibc) for tag in self.platforms)


def wheels(job: Job) -> Iterator[Wheel]:
    """Yield the wheels in a job's arguments whose names have the tags."""
    for argument in _KEYS:
        value = job.arguments.get(argument)
        if isinstance(value, str) and _SUFFIX in value:
            for name in map(file_name, items(value)):
                parts = name.removesuffix(_SUFFIX).split("-")
                if name.endswith(_SUFFIX) and len(parts) >= _FEWEST_PARTS:
                    pythons, abis, platforms = (tuple(part.split(".")) for part in parts[-3:])
                    yield Wheel(argument, name, pythons, abis, platforms)


def python_version_of(job: Job) -> str | None:
    """Return a job's Python version, "3.11"; `None` when it is unknown, or the Glue version is past its end of life."""
    if job.command == PYTHON_SHELL:
        return PYTHON_SHELL_PYTHON if job.python_version == PYTHON_SHELL_PYTHON else None
    version = job.version if job.is_spark else None
    return version.python if version is not None and version.end_of_life is None else None


def _fits_python(tag: str, minor: int, *, stable: bool) -> bool:
    match = _PYTHON_3.fullmatch(tag)
    if match is None:
        return False
    built_for = int(match[2] or 0)
    # A tag of CPython means exactly that version, except for a wheel of the stable ABI.
    exact = match[1] == "cp" and bool(match[2]) and not stable
    return built_for == minor if exact else built_for <= minor


def _fits_linux(tag: str, glibc: int) -> bool:
    match = _MANYLINUX.fullmatch(tag)
    if match is not None:
        return int(match[1]) <= glibc
    return tag == "any" or (tag.endswith("_x86_64") and tag.startswith(("linux", "manylinux")))
