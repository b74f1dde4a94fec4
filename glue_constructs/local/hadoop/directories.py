"""The empty directories that Hadoop creates, which S3 cannot store."""

from __future__ import annotations

import threading
from pathlib import PurePosixPath


class EmptyDirectories:
    """A set of directories in memory, since S3 stores only objects.

    Hadoop creates a directory and then checks that it exists; in S3 a directory exists only if there is an object with
    its prefix. EMRFS and S3A create marker objects for this, which remain in the user's buckets; here there are none.

    Paths are absolute, `/bucket/key`. Thread-safe, since every Spark task writes in a separate thread.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._paths: set[PurePosixPath] = set()

    def __contains__(self, path: str) -> bool:
        with self._lock:
            return PurePosixPath(path) in self._paths

    def add(self, path: str) -> None:
        """Add a directory and its parents."""
        directory = PurePosixPath(path)
        with self._lock:
            self._paths.update((directory, *directory.parents))

    def children(self, path: str) -> set[str]:
        """Return the names of the direct subdirectories of a directory."""
        directory = PurePosixPath(path)
        with self._lock:
            return {each.name for each in self._paths if each.parent == directory and each != directory}

    def remove(self, path: str) -> None:
        """Remove a directory and its subdirectories."""
        directory = PurePosixPath(path)
        with self._lock:
            self._paths = {each for each in self._paths if not each.is_relative_to(directory)}

    def move(self, source: str, target: str) -> None:
        """Move a directory and its subdirectories."""
        old, new = PurePosixPath(source), PurePosixPath(target)
        with self._lock:
            self._paths = {new / each.relative_to(old) if each.is_relative_to(old) else each for each in self._paths}
