"""Search for templates in files, folders and cloud assemblies."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.templates.artifacts import MANIFEST
from glue_constructs.templates.assembly import Assembly
from glue_constructs.templates.problems import Unreadable, os_error_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glue_constructs.templates.artifacts import StackArtifact

STDIN = "-"

_MAYBE = re.compile(r"\.(json|ya?ml|template)$")
_NOT_SEARCHED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


@dataclass(frozen=True)
class Source:
    """A file that is a template, or may be one.

    Attributes:
        file: The path; "-" is standard input.
        certain: Whether it must be a template, because the user or a manifest names it.
        stack: Its stack in a cloud assembly, if known.
    """

    file: str
    certain: bool = True
    stack: StackArtifact | None = None


def find_sources(paths: Iterable[str]) -> Iterator[Source | Unreadable]:
    """Yield every template in the paths, each file once, and an error for what could not be searched."""
    seen: set[str] = set()
    for path in paths:
        # os.path instead of pathlib, because it does not raise an error when a parent folder is not readable.
        is_folder = path != STDIN and os.path.isdir(path)  # noqa: PTH112
        for found in _in_folder(Path(path)) if is_folder else (Source(path),):
            real = os.path.realpath(found.file)
            if isinstance(found, Unreadable) or real not in seen:
                seen.add(real)
                yield found


def _in_folder(top: Path) -> Iterator[Source | Unreadable]:
    failed: list[OSError] = []
    # Links to folders are not followed: they may be cyclic.
    for name, folders, files in os.walk(top, onerror=failed.append):
        folder = Path(name)
        assembly = None
        if MANIFEST in files:
            try:
                assembly = Assembly.of(folder)
            except Unreadable as error:
                yield error
        if assembly is None:
            folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _NOT_SEARCHED)
            yield from (Source(str(file), certain=False) for file in _promising(folder, files))
        else:
            yield from (Source(str(file), stack=stack) for file, stack in assembly.templates())
            yield from _missing(assembly, folders)
            folders[:] = [stage for stage in assembly.stages if stage in folders]
    yield from (Unreadable(str(error.filename), f"cannot be read: {os_error_reason(error)}") for error in failed)


def _missing(assembly: Assembly, folders: list[str]) -> Iterator[Unreadable]:
    for stage in assembly.stages:
        if stage not in folders or not (assembly.folder / stage / MANIFEST).exists():
            yield Unreadable(
                str(assembly.folder / stage), "is not a cloud assembly, but the manifest says that it is one"
            )


def _promising(folder: Path, files: list[str]) -> Iterator[Path]:
    for file in sorted(files):
        # Reading a pipe or a socket would block.
        if _MAYBE.search(file) and os.path.isfile(folder / file):  # noqa: PTH113 - as above
            yield folder / file
