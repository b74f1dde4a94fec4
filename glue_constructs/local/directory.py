"""The directory of a server: its state file, its locks and its log."""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from glue_constructs.errors import EmbeddedAwsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The default name of the server directory of `glue-constructs local`, in the folder of an app.
DEFAULT_NAME = ".glue-constructs"


@dataclass(frozen=True)
class ServerState:
    """The content of the state file of a running server.

    Attributes:
        pid: The process id of the server.
        endpoint_url: The endpoint URL of every service.
        region: The Region that it serves.
    """

    pid: int
    endpoint_url: str
    region: str


class ServerDirectory:
    """The directory of a server. Only one server at a time can use it.

    A server holds a lock on a file in the directory while it runs. The operating system releases the lock when the
    process ends for any reason, so the state file is valid exactly while the lock is held.

    Attributes:
        path: The directory.
        log: The log file of the server.
        home: The folder for caches and configuration of the CLIs that use the server.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self.log = self.path / "server.log"
        self.home = self.path / "home"
        self._state_file = self.path / "server.json"
        self._server_lock = self.path / "server.lock"
        self._start_lock = self.path / "starting.lock"

    @classmethod
    def find(cls, folder: Path) -> ServerDirectory:
        """Return the `.glue-constructs` of the nearest folder, from this one up, in which this user runs a server.

        Without such a server, return that of the folder itself.
        """
        for each in (folder, *folder.parents):
            directory = cls(each / DEFAULT_NAME)
            # Another user could have written any endpoint into the state file.
            if directory.is_owned_by_user() and directory.running_server() is not None:
                return directory
        return cls(folder / DEFAULT_NAME)

    def is_owned_by_user(self) -> bool:
        """Whether the directory exists and belongs to this user."""
        try:
            return self.path.stat().st_uid == os.getuid()
        except OSError:
            return False

    def prepare(self) -> None:
        """Create the directory, or remove the state of an earlier server from it.

        Raises:
            EmbeddedAwsError: A server is running in it, or it cannot be created or written.
        """
        self._create()
        with self.lock():
            self._state_file.unlink(missing_ok=True)

    @contextmanager
    def start_lock(self) -> Iterator[None]:
        """Hold the lock for finding or starting a server, so that two concurrent commands share one server.

        Raises:
            EmbeddedAwsError: The directory cannot be created or written.
        """
        self._create()
        with self._start_lock.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _create(self) -> None:
        try:
            is_new = not self.path.exists()
            self.home.mkdir(parents=True, exist_ok=True)
            for lock in (self._server_lock, self._start_lock):
                lock.touch()
            ignore = self.path / ".gitignore"
            # An existing directory with another name may contain other files, which Git must not ignore.
            if (is_new or self.path.name == DEFAULT_NAME) and not ignore.exists():
                ignore.write_text("*\n")
        except OSError as error:
            raise EmbeddedAwsError(
                f"{self.path} must be a directory that this user can write: {error.filename}: {error.strerror}"
            ) from None

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the lock of the server that uses the directory.

        Raises:
            EmbeddedAwsError: A server holds it.
        """
        with self._server_lock.open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise EmbeddedAwsError(f"an embedded AWS is already running in {self.path}") from None
            yield

    def publish(self, state: ServerState) -> None:
        """Write the state file, which makes the server visible as ready. The file is replaced atomically."""
        draft = self._state_file.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(state)))
        draft.replace(self._state_file)

    def running_server(self) -> ServerState | None:
        """Return the state of the running server, or None if no server is running and ready."""
        # Read the file first: the check below takes the lock for a moment, which must not happen while a server starts.
        try:
            state = ServerState(**json.loads(self._state_file.read_text()))
        except (OSError, ValueError, TypeError):
            return None
        try:
            with self.lock():
                return None
        except EmbeddedAwsError:
            return state
        except OSError:
            # The lock file belongs to another user, so it cannot be checked.
            return None
