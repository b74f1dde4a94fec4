"""The empty directories that Hadoop made and S3 cannot hold."""

from __future__ import annotations

import threading
from pathlib import PurePosixPath


class EmptyDirectories:
    """Directories remembered in memory, because S3 has only objects.

    Hadoop makes a directory and then looks whether it is there; in S3 a directory is there when an object lies below
    it. EMRFS and S3A bridge the gap with marker objects, which users then find in their buckets. This leaves none.

    Paths are absolute, `/bucket/key`. Safe for several threads: Spark writes with as many as it has tasks.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._paths: set[PurePosixPath] = set()

    def __contains__(self, path: str) -> bool:
        with self._lock:
            return PurePosixPath(path) in self._paths

    def add(self, path: str) -> None:
        """Remember a directory and those above it."""
        directory = PurePosixPath(path)
        with self._lock:
            self._paths.update((directory, *directory.parents))

    def below(self, path: str) -> set[str]:
        """The names of the directories directly below one."""
        directory = PurePosixPath(path)
        with self._lock:
            return {each.name for each in self._paths if each.parent == directory and each != directory}

    def forget(self, path: str) -> None:
        """Forget a directory and all below it."""
        directory = PurePosixPath(path)
        with self._lock:
            self._paths = {each for each in self._paths if not each.is_relative_to(directory)}

    def move(self, source: str, target: str) -> None:
        """Move a directory and all below it."""
        old, new = PurePosixPath(source), PurePosixPath(target)
        with self._lock:
            self._paths = {new / each.relative_to(old) if each.is_relative_to(old) else each for each in self._paths}
