"""Starting and ending server processes."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local.environment import surroundings

if TYPE_CHECKING:
    from glue_constructs.local.directory import ServerDirectory, ServerState

# Seconds. Importing moto takes one or two; a loaded machine is slower.
_START = 60.0

# Seconds for a server to end its runs and functions before it is killed.
_STOP = 15.0

# Seconds between two looks.
_LOOK = 0.02

_LAST_LINES = 20


def launch(directory: ServerDirectory, *, port: int, region: str, attached: bool) -> subprocess.Popen[bytes]:
    """Start a server process in a session of its own, so that an interrupt of the terminal reaches it by us only.

    Args:
        directory: Prepared.
        port: 0 for a free one.
        region: To serve.
        attached: The server ends when this process does, however this process ends.

    Raises:
        EmbeddedAwsError: The port cannot be listened on.
    """
    _require_free(port)
    command = [sys.executable, "-m", "glue_constructs.local.server", "--directory", str(directory.path)]
    command += ["--port", str(port), "--region", region, *(["--attached"] if attached else [])]
    with directory.log.open("ab") as log:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE if attached else subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=surroundings(),
            start_new_session=True,
        )


def _require_free(port: int) -> None:
    """Say at once what the server would only write into its log."""
    with socket.socket() as probe:
        # As the server's own socket, which takes a port whose last connections are still being closed.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise EmbeddedAwsError(
                    f"port {port} of 127.0.0.1 is taken by another process; 0 takes a free one"
                ) from None
            raise EmbeddedAwsError(f"port {port} of 127.0.0.1 cannot be used: {error.strerror}") from None


def await_server(directory: ServerDirectory, process: subprocess.Popen[bytes]) -> ServerState:
    """Wait until a server that was launched is ready.

    Raises:
        EmbeddedAwsError: It ended, or is not ready in time.
    """
    deadline = time.monotonic() + _START
    while time.monotonic() < deadline and process.poll() is None:
        state = directory.read()
        if state is not None:
            return state
        time.sleep(_LOOK)
    ended = process.poll()
    what = f"was not ready in {_START:.0f} seconds" if ended is None else f"ended with exit code {ended}"
    lines = directory.log.read_text(errors="replace").splitlines()[-_LAST_LINES:]
    log = "\n".join(f"  {line}" for line in lines)
    raise EmbeddedAwsError(f"the embedded AWS {what}; the last lines of {directory.log}:\n{log}")


def end(process: subprocess.Popen[bytes]) -> None:
    """End a server that this process started."""
    process.terminate()
    try:
        process.wait(_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin is not None:
        process.stdin.close()


def end_server(directory: ServerDirectory) -> bool:
    """End the server of a directory, whoever started it.

    Returns:
        Whether there was one.
    """
    state = directory.read()
    if state is None:
        return False
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.kill(state.pid, number)
        deadline = time.monotonic() + _STOP
        while time.monotonic() < deadline:
            if directory.read() is None:
                return True
            time.sleep(_LOOK)
    raise EmbeddedAwsError(f"the embedded AWS in {directory.path} (pid {state.pid}) does not end")
