"""A requirements file, and the files that it includes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import InvalidRequirement, Requirement

from glue_constructs.errors import UnresolvedRequirements

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"(^|\s)#.*$", re.MULTILINE)
_CONTINUED = re.compile(r"\\\s*\n")
_INCLUDE = re.compile(r"(?:-r|-c|--requirement|--constraint)(?:\s*=?\s*)(\S+)")
_FIND_LINKS = re.compile(r"(?:-f|--find-links)(?:\s*=?\s*)(\S+)")
_EDITABLE = re.compile(r"(?:-e|--editable)\b")


@dataclass(frozen=True)
class RequirementsFile:
    """An existing requirements file.

    Attributes:
        path: The file.
        shown: Its name in messages.
    """

    path: Path
    shown: str

    def lines(self, path: Path | None = None) -> list[str]:
        """Return the lines without comments and empty lines, continued lines joined."""
        file = path or self.path
        try:
            text = _CONTINUED.sub(" ", file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise UnresolvedRequirements(self.shown, f"{str(file)!r} cannot be read: {error}") from None
        return [line.strip() for line in _COMMENT.sub("", text).splitlines() if line.strip()]

    def cache_key_parts(self) -> Iterator[str]:
        """Yield everything in the file and the files that it includes that affects the result, for the cache key."""
        return self._key_parts(self.path, ())

    def _key_parts(self, path: Path, above: tuple[Path, ...]) -> Iterator[str]:
        if path.resolve() in above:  # pip before 25 fails with a RecursionError
            raise UnresolvedRequirements(self.shown, f"{str(path)!r} includes itself, directly or indirectly")
        for line in self.lines(path):
            yield line
            if included := _INCLUDE.match(line):
                if "://" not in included[1]:
                    yield from self._key_parts(path.parent / included[1], (*above, path.resolve()))
            elif links := _FIND_LINKS.match(line):
                yield from _listing(path.parent / links[1])
            else:
                yield from self._local_key_parts(line)

    def _local_key_parts(self, line: str) -> Iterator[str]:
        """Yield a digest of the file of a requirement by path. Directories are refused: they need a build."""
        given = line.partition(";")[0].partition(" --")[0].strip()
        path = Path(given.partition("@")[2].strip().removeprefix("file://") or given)
        looks_local = _is_local(given)
        if _EDITABLE.match(line) or (looks_local and path.is_dir()):
            reason = f"{line!r} is a directory, which pip builds for this Python only: use extra_py_files, or its wheel"
            raise UnresolvedRequirements(self.shown, reason)
        if looks_local and path.is_file():
            yield hashlib.sha256(path.read_bytes()).hexdigest()

    def simple_requirements(self) -> list[str]:
        """Return the requirements of a file that has only names and versions.

        Raises:
            UnresolvedRequirements: The file has options, hashes or paths.
        """
        return [self._simple_requirement(line) for line in self.lines()]

    def _simple_requirement(self, line: str) -> str:
        try:
            return str(Requirement(line))
        except InvalidRequirement:
            reason = f"{line!r} is not a name with a version, and Glue accepts only those here"
            raise UnresolvedRequirements(self.shown, f"{reason}; use install='package'") from None

    def lines_with_files(self) -> list[str]:
        """Return the lines that refer to other files."""
        return [line for line in self.lines() if _INCLUDE.match(line) or _EDITABLE.match(line) or _is_local(line)]


def _is_local(requirement: str) -> bool:
    return requirement.startswith((".", "/")) or "file://" in requirement


def _listing(folder: Path) -> Iterator[str]:
    if folder.is_dir():
        yield from sorted(f"{path.name} {path.stat().st_size}" for path in folder.iterdir())
