"""The user's cache directory."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "GLUE_CONSTRUCTS_CACHE"
_DONE = "done"


def cache_directory() -> Path:
    """Return the cache directory: that of GLUE_CONSTRUCTS_CACHE, or the default of the platform."""
    if given := os.environ.get(VARIABLE):
        return Path(given).absolute()
    if xdg := os.environ.get("XDG_CACHE_HOME"):
        return Path(xdg) / "glue-constructs"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "glue-constructs"
    if sys.platform == "win32":  # pragma: no cover  # the tests run on Linux
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "glue-constructs" / "Cache"
    return Path.home() / ".cache" / "glue-constructs"


class CacheEntry:
    """A folder of the cache, written completely or not at all.

    Args:
        kind: The name of the parent folder.
        key: The name of the folder, a digest of everything that determines its content.
    """

    def __init__(self, kind: str, key: str) -> None:
        self.path = cache_directory() / kind / key

    @property
    def is_complete(self) -> bool:
        """Whether the folder was written, and no file has been removed or changed in size since."""
        try:
            listed = (self.path / _DONE).read_text(encoding="utf-8")
        except OSError:
            return False
        return listed == _listing(self.path)

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """Return a folder to write to, which becomes the entry when the block succeeds.

        Two processes may write the same entry concurrently: the first to finish creates it, the other's is discarded.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=self.path.parent, prefix=f".{self.path.name[:8]}-"))
        try:
            yield folder
            (folder / _DONE).write_text(_listing(folder), encoding="utf-8")
            self._publish(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _publish(self, folder: Path) -> None:
        if self.path.exists() and not self.is_complete:
            # Rename before deletion, so that no process reads a partly deleted entry.
            broken = folder / "broken"
            self.path.rename(broken)
        try:
            folder.rename(self.path)
        except OSError:
            if not self.is_complete:
                raise


def _listing(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != _DONE)
    return "".join(f"{path.stat().st_size} {path.name}\n" for path in files)
