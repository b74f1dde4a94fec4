"""The server process: `python -m glue_constructs.local.server --directory D`.

It binds a port of 127.0.0.1, builds the rooms into moto, writes `server.json` into the directory, and serves until it
is told to stop: by SIGINT, by SIGTERM, or by the end of its standard input when it was started with `--attached`. That
input is a pipe, and its other end goes with the process that started the server, however that one dies.
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
from glue_constructs.local.seams import require_moto
from glue_constructs.local.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

_log = logging.getLogger("glue_constructs.local")

# Seconds between two looks at whether to stop. The default, half a second, would be most of the time that a stop takes.
_LOOK = 0.05


@dataclass(frozen=True)
class Options:
    """How to serve.

    Attributes:
        directory: For state and logs; it must be there.
        port: 0 lets the system choose a free one.
        region: The Region to serve.
        attached: Whether the end of standard input ends the server.
    """

    directory: Path
    port: int
    region: str
    attached: bool

    @classmethod
    def parse(cls, arguments: Sequence[str]) -> Options:
        """Read the command line."""
        parser = argparse.ArgumentParser(prog="python -m glue_constructs.local.server", description=__doc__)
        parser.add_argument("--directory", type=Path, required=True)
        parser.add_argument("--port", type=int, default=0)
        parser.add_argument("--region", default="us-east-1")
        parser.add_argument("--attached", action="store_true")
        return cls(**vars(parser.parse_args(arguments)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until told to stop.

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
    """Build the rooms, serve, and take everything down again in the reverse order."""
    directory = ServerDirectory(options.directory)
    with ExitStack() as closing:
        closing.enter_context(directory.hold())
        from glue_constructs.local import serving  # noqa: PLC0415  # moto: a second, and it may be missing

        server, mounts = serving.bind(options.port)
        closing.callback(server.server_close)
        settings = Settings(
            endpoint_url=f"http://127.0.0.1:{server.server_port}",
            directory=directory.path,
            region=options.region,
            account_id=ACCOUNT_ID,
        )
        _point_at_itself(settings)
        # A stack of their own: the rooms close while the server still answers what they have to say to it.
        with ExitStack() as rooms:
            for room in serving.rooms(settings, mounts):
                rooms.callback(room.close)
                room.install()
            threading.Thread(target=server.serve_forever, args=(_LOOK,), name="server", daemon=True).start()
            closing.callback(server.shutdown)
            directory.write(ServerState(pid=os.getpid(), endpoint_url=settings.endpoint_url, region=settings.region))
            _log.info("ready at %s", settings.endpoint_url)
            stop.wait()
            _log.info("stopping")


def _stop_event(*, attached: bool) -> threading.Event:
    """What is set when the server is to stop."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    if attached:

        def wait_for_the_end() -> None:
            # Not by sys.stdin, whose lock would be held for good and break the interpreter's end.
            os.read(0, 1)
            stop.set()

        threading.Thread(target=wait_for_the_end, name="parent", daemon=True).start()
    return stop


def _point_at_itself(settings: Settings) -> None:
    """Moto's own calls of other services go to this server."""
    os.environ.update(sdk_variables(endpoint_url=settings.endpoint_url, region=settings.region))
    os.environ["MOTO_PORT"] = settings.endpoint_url.rpartition(":")[2]
    os.environ["MOTO_ACCOUNT_ID"] = settings.account_id


if __name__ == "__main__":
    status = main()
    logging.shutdown()
    # Everything is closed. Taking moto's modules apart one by one would take another second.
    os._exit(status)
