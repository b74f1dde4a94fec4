"""The directory of a server: what it keeps there, and how others find out about it."""

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

# Where `glue-constructs local` keeps its server's directory, in the folder of an app.
DEFAULT_NAME = ".glue-constructs"


@dataclass(frozen=True)
class ServerState:
    """A running server.

    Attributes:
        pid: Of its process.
        endpoint_url: Where it answers.
        region: That it serves.
    """

    pid: int
    endpoint_url: str
    region: str


class ServerDirectory:
    """The directory of one server at a time.

    A server holds a lock on a file in it for as long as it lives. The system lets go of the lock when the process ends,
    however it ends, so that what a server wrote down about itself is true exactly while somebody holds the lock.

    Attributes:
        path: The directory.
        log: Where its server logs.
        home: What command lines keep that talk to the server.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self.log = self.path / "server.log"
        self.home = self.path / "home"
        self._state = self.path / "server.json"
        self._lock = self.path / "server.lock"
        self._starting = self.path / "starting.lock"

    @classmethod
    def find(cls, folder: Path) -> ServerDirectory:
        """The `.glue-constructs` of a folder, or of the nearest one above it in which a server of this user is up.

        Where no server is up: that of the folder itself.
        """
        for each in (folder, *folder.parents):
            directory = cls(each / DEFAULT_NAME)
            # Of another user's directory not even the address is to be trusted.
            if directory.is_owned_by_user() and directory.running_server() is not None:
                return directory
        return cls(folder / DEFAULT_NAME)

    def is_owned_by_user(self) -> bool:
        """Whether the directory is there and belongs to this user."""
        try:
            return self.path.stat().st_uid == os.getuid()
        except OSError:
            return False

    def prepare(self) -> None:
        """Make it ready for a new server, whatever an earlier one left.

        Raises:
            EmbeddedAwsError: A server is up in it, or it cannot be made or written.
        """
        self._make()
        with self.lock():
            self._state.unlink(missing_ok=True)

    @contextmanager
    def start_lock(self) -> Iterator[None]:
        """Let one process after another look for a server and start one: two that start at once share one server.

        Raises:
            EmbeddedAwsError: The directory cannot be made or written.
        """
        self._make()
        with self._starting.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make(self) -> None:
        try:
            is_new = not self.path.exists()
            self.home.mkdir(parents=True, exist_ok=True)
            for lock in (self._lock, self._starting):
                lock.touch()
            ignore = self.path / ".gitignore"
            # A directory with a name of the user's own that was there before may hold more than a server's files.
            if (is_new or self.path.name == DEFAULT_NAME) and not ignore.exists():
                ignore.write_text("*\n")
        except OSError as error:
            raise EmbeddedAwsError(
                f"{self.path} must be a directory that this user can write: {error.filename}: {error.strerror}"
            ) from None

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be its server.

        Raises:
            EmbeddedAwsError: There is one.
        """
        with self._lock.open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise EmbeddedAwsError(f"an embedded AWS is up in {self.path} already") from None
            yield

    def publish(self, state: ServerState) -> None:
        """Write down that the server is ready, in one step: nobody reads half of it."""
        draft = self._state.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(state)))
        draft.replace(self._state)

    def running_server(self) -> ServerState | None:
        """The server that is up and ready; None when there is none."""
        # The file first: a look at the lock takes it for a moment, and a server that starts must not find it taken.
        try:
            state = ServerState(**json.loads(self._state.read_text()))
        except (OSError, ValueError, TypeError):
            return None
        try:
            with self.lock():
                return None
        except EmbeddedAwsError:
            return state
        except OSError:
            # Another user's: whether it is up cannot be seen.
            return None
