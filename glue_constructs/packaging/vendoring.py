"""Splitting of wheels: those that can be merged into one zip on sys.path, and those that must be installed."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from glue_constructs.packaging.wheel_file import is_native, project, requirements_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_CODE = (".py", ".pyi", "/py.typed")
_PAPERS = ("license", "licence", "copying", "notice", "authors")


def split_wheels(wheels: Iterable[Path]) -> tuple[dict[str, bytes], list[Path]]:
    """Split wheels into files for one zip and wheels that must be installed.

    These must be installed: native wheels; pure wheels with data, which their code may open by path; wheels with a
    file that differs from another wheel's file of the same name; and the requirements of all these, because otherwise
    pip would search them on an index.

    Returns:
        The files of the zip, and the wheels that must be installed.
    """
    by_project = {project(wheel): wheel for wheel in sorted(wheels)}
    files: dict[str, bytes] = {}
    installed = set()
    for name, wheel in by_project.items():
        content = None if is_native(wheel) else _code(wheel)
        if content is None or _collides(files, content):
            installed.add(name)
        else:
            files.update(content)
    closure = _closure(installed, {name: requirements_of(wheel) for name, wheel in by_project.items()})
    if closure != installed:
        vendored = [_code(wheel) or {} for name, wheel in by_project.items() if name not in closure]
        files = {path: content for wheel_files in vendored for path, content in wheel_files.items()}
    return files, [wheel for name, wheel in by_project.items() if name in closure]


def _closure(names: Iterable[str], requirements: Mapping[str, frozenset[str]]) -> set[str]:
    found: set[str] = set()
    open_names = set(names)
    while open_names:
        found |= open_names
        open_names = {need for name in open_names for need in requirements[name] if need in requirements} - found
    return found


def _collides(files: Mapping[str, bytes], others: Mapping[str, bytes]) -> bool:
    return any(files[name] != others[name] for name in files.keys() & others.keys())


def _code(wheel: Path) -> dict[str, bytes] | None:
    """Return a wheel's files; `None` if it has more than code."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return {name: archive.read(name) for name in names} if all(map(_is_code, names)) else None


def _is_code(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    if folder.partition("/")[0].endswith(".data"):
        return False
    is_paper = file.lower().startswith(_PAPERS)
    return is_paper or ".dist-info/" in name or name.endswith(_CODE)
