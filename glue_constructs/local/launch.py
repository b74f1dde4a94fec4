"""Start and stop server processes."""

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
from glue_constructs.local.environment import inherited_environment

if TYPE_CHECKING:
    from glue_constructs.local.directory import ServerDirectory, ServerState

# How long a start may take. Importing moto takes one or two seconds, more on a loaded machine.
_START_TIMEOUT_SECONDS = 60.0

# How long a server may take to stop its runs and functions before it is killed.
_STOP_TIMEOUT_SECONDS = 15.0

_POLL_SECONDS = 0.02

_LAST_LINES = 20


def start_server_process(
    directory: ServerDirectory, *, port: int, region: str, attached: bool
) -> subprocess.Popen[bytes]:
    """Start a server process in a new session, so that Ctrl-C in the terminal does not reach it directly.

    Args:
        directory: The directory of the server, after `prepare`.
        port: The port to listen on; 0 for a free port.
        region: The Region to serve.
        attached: Whether the server stops when this process ends for any reason.

    Raises:
        EmbeddedAwsError: The server cannot listen on the port.
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
            env=inherited_environment(),
            start_new_session=True,
        )


def _require_free(port: int) -> None:
    """Raise the error about the port here: the server itself could only write it to its log."""
    with socket.socket() as probe:
        # Like the server's socket, which may bind a port that has connections in TIME_WAIT.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise EmbeddedAwsError(
                    f"port {port} of 127.0.0.1 is in use by another process; use port 0 for a free port"
                ) from None
            raise EmbeddedAwsError(f"port {port} of 127.0.0.1 cannot be used: {error.strerror}") from None


def wait_until_ready(directory: ServerDirectory, process: subprocess.Popen[bytes]) -> ServerState:
    """Wait until a started server is ready, and return its state.

    Raises:
        EmbeddedAwsError: The server process ended, or is not ready in time.
    """
    deadline = time.monotonic() + _START_TIMEOUT_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        state = directory.running_server()
        if state is not None:
            return state
        time.sleep(_POLL_SECONDS)
    ended = process.poll()
    reason = (
        f"was not ready in {_START_TIMEOUT_SECONDS:.0f} seconds" if ended is None else f"ended with exit code {ended}"
    )
    lines = directory.log.read_text(errors="replace").splitlines()[-_LAST_LINES:]
    log = "\n".join(f"  {line}" for line in lines)
    raise EmbeddedAwsError(f"the embedded AWS {reason}; the last lines of {directory.log}:\n{log}")


def stop_process(process: subprocess.Popen[bytes]) -> None:
    """Stop a server process that this process started."""
    process.terminate()
    try:
        process.wait(_STOP_TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin is not None:
        process.stdin.close()


def stop_server(directory: ServerDirectory) -> bool:
    """Stop the server of a directory, whichever process started it.

    Returns:
        Whether a server was running.

    Raises:
        EmbeddedAwsError: The server does not stop.
    """
    state = directory.running_server()
    if state is None:
        return False
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.kill(state.pid, number)
        deadline = time.monotonic() + _STOP_TIMEOUT_SECONDS
        while time.monotonic() < deadline:
            if directory.running_server() is None:
                return True
            time.sleep(_POLL_SECONDS)
    raise EmbeddedAwsError(f"the embedded AWS in {directory.path} (pid {state.pid}) does not stop")
