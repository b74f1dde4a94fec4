"""A requirements file, and what else decides what it asks for."""

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
    """A requirements file that is there.

    Attributes:
        path: The file.
        shown: How messages name it.
    """

    path: Path
    shown: str

    def lines(self, path: Path | None = None) -> list[str]:
        """The lines that say something: comments gone, continued lines joined."""
        file = path or self.path
        try:
            text = _CONTINUED.sub(" ", file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise UnresolvedRequirements(self.shown, f"{str(file)!r} cannot be read: {error}") from None
        return [line.strip() for line in _COMMENT.sub("", text).splitlines() if line.strip()]

    def cache_key_parts(self) -> Iterator[str]:
        """All that decides what the file asks for, with what it includes: the parts of a cache's key."""
        return self._key_parts(self.path, ())

    def _key_parts(self, path: Path, above: tuple[Path, ...]) -> Iterator[str]:
        if path.resolve() in above:  # on which pip before 25 runs out of stack
            raise UnresolvedRequirements(self.shown, f"{str(path)!r} includes itself, by way of what it includes")
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
        """What a requirement by path decides: the file itself. A directory would be built, for this Python."""
        given = line.partition(";")[0].partition(" --")[0].strip()
        path = Path(given.partition("@")[2].strip().removeprefix("file://") or given)
        looks_local = _is_local(given)
        if _EDITABLE.match(line) or (looks_local and path.is_dir()):
            reason = (
                f"{line!r} is a directory, which is built only for this Python: give it to extra_py_files, or its wheel"
            )
            raise UnresolvedRequirements(self.shown, reason)
        if looks_local and path.is_file():
            yield hashlib.sha256(path.read_bytes()).hexdigest()

    def simple_requirements(self) -> list[str]:
        """The requirements of a file that has nothing but names and versions.

        Raises:
            UnresolvedRequirements: It has options, hashes, paths or conditions.
        """
        return [self._simple_requirement(line) for line in self.lines()]

    def _simple_requirement(self, line: str) -> str:
        try:
            return str(Requirement(line))
        except InvalidRequirement:
            reason = f"{line!r} is more than a name and a version, which is all that Glue takes here"
            raise UnresolvedRequirements(self.shown, f"{reason}; install='package' brings it along") from None

    def lines_with_files(self) -> list[str]:
        """The lines that name other files."""
        return [line for line in self.lines() if _INCLUDE.match(line) or _EDITABLE.match(line) or _is_local(line)]


def _is_local(requirement: str) -> bool:
    return requirement.startswith((".", "/")) or "file://" in requirement


def _listing(folder: Path) -> Iterator[str]:
    if folder.is_dir():
        yield from sorted(f"{path.name} {path.stat().st_size}" for path in folder.iterdir())
