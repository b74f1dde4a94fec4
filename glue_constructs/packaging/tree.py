"""The files of a package directory."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from glue_constructs.packaging.ignore_rules import IgnoreRules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_NATIVE = (".so", ".pyd", ".dylib")


class UnpackablePackage(Exception):
    """A package directory that cannot be packed; the message has the reason."""


def list_files(package: Path, exclude: Iterable[str] = ()) -> Mapping[str, Path]:
    """Return the files of a package by their names in an archive, whose root contains the package's directory.

    Links are followed. Files of `ignore_rules.DEFAULT_EXCLUDES` and files ignored by a .gitignore are excluded.

    Args:
        package: The absolute path of the directory.
        exclude: More patterns to exclude, in .gitignore format.

    Raises:
        UnpackablePackage: A link is broken or cyclic, there is no Python code, or there is native code.
    """
    found = _iter_files(package, IgnoreRules.of(package, exclude), above=())
    names = {path.relative_to(package.parent).as_posix(): path for path in found}
    if not any(name.endswith(".py") for name in names):
        raise UnpackablePackage(
            f"has no code: {str(package)!r} has no .py files (hidden files, caches and tests do not count)"
        )
    native = [name for name in names if name.endswith(_NATIVE)]
    if native:
        raise UnpackablePackage(
            f"has native code, which Python cannot import from an archive: {native[0]!r}; build a wheel of it"
        )
    return names


def _iter_files(directory: Path, ignoring: IgnoreRules, above: tuple[str, ...]) -> Iterator[Path]:
    real = os.path.realpath(directory)
    if real in above:
        raise UnpackablePackage(f"has a cyclic link: {str(directory)!r} is {real!r}")
    ignoring = ignoring.inside(directory)
    for path in sorted(directory.iterdir()):
        is_directory = path.is_dir()
        if ignoring.is_ignored(path, is_directory=is_directory):
            continue
        if is_directory:
            yield from _iter_files(path, ignoring, (*above, real))
        elif path.is_file():
            yield path
        else:
            raise UnpackablePackage(f"has a broken link, or a path that is not a regular file: {str(path)!r}")
