"""The server process: `python -m glue_constructs.local.server --directory D`.

It binds a port of 127.0.0.1, installs the services in moto, writes `server.json` into the directory, and serves until
it receives SIGINT or SIGTERM, or, when started with `--attached`, until the end of its standard input. That input is a
pipe from the parent process, so it ends when the parent process ends for any reason.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local.directory import ServerDirectory, ServerState
from glue_constructs.local.environment import ACCOUNT_ID, sdk_variables
from glue_constructs.local.moto_patches import require_moto
from glue_constructs.local.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

_log = logging.getLogger("glue_constructs.local")

# The poll interval for a shutdown. With the default, half a second, stopping would mostly be waiting for the next poll.
_POLL_SECONDS = 0.05


@dataclass(frozen=True)
class Options:
    """The command-line options of the server.

    Attributes:
        directory: For state and logs; it must exist.
        port: 0 lets the operating system choose a free port.
        region: The Region to serve.
        attached: Whether the server stops at the end of its standard input.
    """

    directory: Path
    port: int
    region: str
    attached: bool

    @classmethod
    def parse(cls, arguments: Sequence[str]) -> Options:
        """Parse the command line."""
        parser = argparse.ArgumentParser(prog="python -m glue_constructs.local.server", description=__doc__)
        parser.add_argument("--directory", type=Path, required=True)
        parser.add_argument("--port", type=int, default=0)
        parser.add_argument("--region", default="us-east-1")
        parser.add_argument("--attached", action="store_true")
        return cls(**vars(parser.parse_args(arguments)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the server until it is stopped.

    Returns:
        The exit code: 0 after a stop, 1 when the server cannot serve.
    """
    options = Options.parse(sys.argv[1:] if arguments is None else arguments)
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    stop = _stop_event(attached=options.attached)
    try:
        require_moto()
        serve(options, stop)
    except (EmbeddedAwsError, OSError) as error:
        _log.error("%s", error)
        return 1
    return 0


def serve(options: Options, stop: threading.Event) -> None:
    """Install the services, serve, and close everything in the reverse order."""
    directory = ServerDirectory(options.directory)
    with ExitStack() as closing:
        closing.enter_context(directory.lock())
        from glue_constructs.local import moto_server  # noqa: PLC0415  # moto takes a second, and may be missing

        server, mounts = moto_server.bind_server(options.port)
        closing.callback(server.server_close)
        settings = Settings(
            endpoint_url=f"http://127.0.0.1:{server.server_port}",
            directory=directory.path,
            region=options.region,
            account_id=ACCOUNT_ID,
        )
        _use_this_server_as_endpoint(settings)
        # A separate stack: the services still call the server while they close.
        with ExitStack() as services:
            for service in moto_server.create_services(settings, mounts):
                services.callback(service.close)
                service.install()
            threading.Thread(target=server.serve_forever, args=(_POLL_SECONDS,), name="server", daemon=True).start()
            closing.callback(server.shutdown)
            directory.publish(ServerState(pid=os.getpid(), endpoint_url=settings.endpoint_url, region=settings.region))
            _log.info("ready at %s", settings.endpoint_url)
            stop.wait()
            _log.info("stopping")


def _stop_event(*, attached: bool) -> threading.Event:
    """Return the event that is set when the server must stop."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    if attached:

        def wait_for_end_of_input() -> None:
            # Not through sys.stdin: this thread would hold its lock forever, and the interpreter could not shut down.
            os.read(0, 1)
            stop.set()

        threading.Thread(target=wait_for_end_of_input, name="parent", daemon=True).start()
    return stop


def _use_this_server_as_endpoint(settings: Settings) -> None:
    """Make this server the endpoint of the calls that moto itself makes to other services."""
    os.environ.update(sdk_variables(endpoint_url=settings.endpoint_url, region=settings.region))
    os.environ["MOTO_PORT"] = settings.endpoint_url.rpartition(":")[2]
    os.environ["MOTO_ACCOUNT_ID"] = settings.account_id


if __name__ == "__main__":
    status = main()
    logging.shutdown()
    # Everything is closed. A normal exit would spend another second on the teardown of moto's modules.
    os._exit(status)
