"""The files of a package directory that are not packaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# Hidden files have settings of this machine, and sometimes secrets (.env). The names of tests are those of pytest
# without *_test.py, because jobs evaluate A/B tests.
DEFAULT_EXCLUDES = (".*", "__pycache__/", "*.pyc", "*.pyo", "*.egg-info/", "*~", "tests/", "test_*.py", "conftest.py")

_GITIGNORE = ".gitignore"


@dataclass(frozen=True)
class _Patterns:
    """Patterns in .gitignore format, and the directory that they are relative to."""

    base: Path
    spec: GitIgnoreSpec

    def match(self, path: Path, *, is_directory: bool) -> bool | None:
        name = path.relative_to(self.base).as_posix()
        return self.spec.check_file(f"{name}/" if is_directory else name).include


@dataclass(frozen=True)
class IgnoreRules:
    """The patterns of one directory in increasing precedence: the last matching pattern decides, as in git.

    Git's other sources (.git/info/exclude, the user's global list) are not used, because they differ between machines.
    """

    _patterns: tuple[_Patterns, ...]
    _last: tuple[_Patterns, ...] = ()

    @classmethod
    def of(cls, package: Path, exclude: Iterable[str] = ()) -> IgnoreRules:
        """Return a package's rules: `DEFAULT_EXCLUDES`, .gitignore files up to the repository's root, `exclude`."""
        above = tuple(_read(directory) for directory in _above(package) if (directory / _GITIGNORE).is_file())
        if cls(above).is_ignored(package, is_directory=True):
            above = ()  # the directory itself is ignored (build/), and was passed explicitly
        last = (_Patterns(package, GitIgnoreSpec.from_lines(exclude)),)
        return cls((_Patterns(package, GitIgnoreSpec.from_lines(DEFAULT_EXCLUDES)), *above), last)

    def inside(self, directory: Path) -> IgnoreRules:
        """Return the rules of a subdirectory."""
        if not (directory / _GITIGNORE).is_file():
            return self
        return IgnoreRules((*self._patterns, _read(directory)), self._last)

    def is_ignored(self, path: Path, *, is_directory: bool) -> bool:
        """Whether a file or a directory is ignored."""
        matches = (p.match(path, is_directory=is_directory) for p in reversed((*self._patterns, *self._last)))
        return next((match for match in matches if match is not None), False)


def _above(package: Path) -> Iterator[Path]:
    """Yield the parent directories within the repository, the outermost first."""
    parents = list(package.parents)
    roots = [index for index, parent in enumerate(parents) if (parent / ".git").exists()]
    if roots and not (package / ".git").exists():
        yield from reversed(parents[: roots[0] + 1])


def _read(directory: Path) -> _Patterns:
    text = (directory / _GITIGNORE).read_text(encoding="utf-8", errors="replace")
    return _Patterns(directory, GitIgnoreSpec.from_lines(text.splitlines()))
