"""What of a package directory is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# Hidden files hold settings of this machine, and at times secrets (.env). The names of tests are pytest's; *_test.py is
# not among them, because jobs evaluate A/B tests.
DEFAULT_EXCLUDES = (".*", "__pycache__/", "*.pyc", "*.pyo", "*.egg-info/", "*~", "tests/", "test_*.py", "conftest.py")

_GITIGNORE = ".gitignore"


@dataclass(frozen=True)
class _Patterns:
    """Patterns in the form of a .gitignore, and the directory that they are relative to."""

    base: Path
    spec: GitIgnoreSpec

    def match(self, path: Path, *, is_directory: bool) -> bool | None:
        name = path.relative_to(self.base).as_posix()
        return self.spec.check_file(f"{name}/" if is_directory else name).include


@dataclass(frozen=True)
class IgnoreRules:
    """The patterns that count in one directory, the weakest first: the last one that says something decides, as in git.

    What git keeps elsewhere (.git/info/exclude, the user's own list) does not count: it differs between machines.
    """

    _patterns: tuple[_Patterns, ...]
    _last: tuple[_Patterns, ...] = ()

    @classmethod
    def of(cls, package: Path, exclude: Iterable[str] = ()) -> IgnoreRules:
        """For a package directory: `LEFT_OUT`, the .gitignore files up to the repository's root, then `exclude`."""
        above = tuple(_read(directory) for directory in _above(package) if (directory / _GITIGNORE).is_file())
        if cls(above).is_ignored(package, is_directory=True):
            above = ()  # a directory that is ignored as a whole (build/) was named all the same
        last = (_Patterns(package, GitIgnoreSpec.from_lines(exclude)),)
        return cls((_Patterns(package, GitIgnoreSpec.from_lines(DEFAULT_EXCLUDES)), *above), last)

    def inside(self, directory: Path) -> IgnoreRules:
        """The patterns that count in a directory below."""
        if not (directory / _GITIGNORE).is_file():
            return self
        return IgnoreRules((*self._patterns, _read(directory)), self._last)

    def is_ignored(self, path: Path, *, is_directory: bool) -> bool:
        """Whether a file or a directory is left out."""
        verdicts = (p.match(path, is_directory=is_directory) for p in reversed((*self._patterns, *self._last)))
        return next((verdict for verdict in verdicts if verdict is not None), False)


def _above(package: Path) -> Iterator[Path]:
    """The directories above, the outermost first; none outside of a repository."""
    parents = list(package.parents)
    roots = [index for index, parent in enumerate(parents) if (parent / ".git").exists()]
    if roots and not (package / ".git").exists():
        yield from reversed(parents[: roots[0] + 1])


def _read(directory: Path) -> _Patterns:
    text = (directory / _GITIGNORE).read_text(encoding="utf-8", errors="replace")
    return _Patterns(directory, GitIgnoreSpec.from_lines(text.splitlines()))
