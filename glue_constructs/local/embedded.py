"""`EmbeddedAws`: start and stop an embedded AWS from Python."""

from __future__ import annotations

import warnings
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local.clock import fire_scheduled_triggers, require_aware_datetime
from glue_constructs.local.directory import ServerDirectory
from glue_constructs.local.environment import cli_variables, inherited_environment
from glue_constructs.local.launch import start_server_process, stop_process, wait_until_ready
from glue_constructs.local.moto_patches import require_moto

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

    from typing_extensions import Self

    from glue_constructs.local.clients import Clients
    from glue_constructs.local.directory import ServerState


class EmbeddedAws:
    """An AWS on this machine: Glue, CloudFormation, Lambda, Step Functions, and every other service that moto has.

    It is a separate server process, bound to 127.0.0.1. Used as a context manager it runs until the block ends. It also
    stops when this process ends for any reason::

        with EmbeddedAws() as aws:
            aws.client("glue").get_jobs()
            subprocess.run(["cdk", "deploy"], env=aws.environment(), check=True)

    Args:
        port: The port to listen on. Default: a free port.
        directory: The directory for state and logs, which is kept afterwards. Default: a temporary directory, which is
            deleted when the server stops.
        region: The Region to serve. Default: us-east-1.

    Raises:
        EmbeddedAwsError: moto is not installed, or has the wrong version.
    """

    def __init__(self, *, port: int | None = None, directory: Path | None = None, region: str = "us-east-1") -> None:
        require_moto()
        self._port = port or 0
        self._given_directory = directory
        self._region = region
        self._closing = ExitStack()
        self._running: tuple[ServerDirectory, ServerState] | None = None
        self._clients: Clients | None = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> Self:
        """Start the server, and wait until it is ready.

        Raises:
            EmbeddedAwsError: The server does not start (the message has the last lines of its log), the directory has a
                running server already, or this embedded AWS is running already.
        """
        if self._running is not None:
            raise EmbeddedAwsError("this embedded AWS is already running")
        with ExitStack() as undoing:
            path = self._given_directory
            if path is None:
                path = Path(undoing.enter_context(TemporaryDirectory(prefix="embedded-aws-")))
            directory = ServerDirectory(path)
            directory.prepare()
            process = start_server_process(directory, port=self._port, region=self._region, attached=True)
            undoing.callback(stop_process, process)
            self._running = directory, wait_until_ready(directory, process)
            self._closing = undoing.pop_all()
        return self

    def stop(self) -> None:
        """Stop the server and everything that it is running. Does nothing if it is stopped already."""
        self._running = self._clients = None
        self._closing.close()

    @property
    def endpoint_url(self) -> str:
        """The endpoint URL of every service."""
        return self._server()[1].endpoint_url

    @property
    def directory(self) -> Path:
        """The directory of state and logs."""
        return self._server()[0].path

    def environment(self) -> dict[str, str]:
        """Return this process's environment for a child process, with the AWS settings of this embedded AWS only."""
        return inherited_environment() | self.variables()

    def variables(self) -> dict[str, str]:
        """Return the variables that make the AWS SDKs and the CDK CLI use this embedded AWS."""
        directory, state = self._server()
        return cli_variables(endpoint_url=state.endpoint_url, region=state.region, home=directory.home)

    def client(self, service: str) -> Any:
        """Return a boto3 client of a service, by its boto3 name."""
        from glue_constructs.local.clients import Clients  # noqa: PLC0415  # boto3: 0.1 s

        _, state = self._server()
        if self._clients is None:
            self._clients = Clients(endpoint_url=state.endpoint_url, region=state.region)
        return self._clients.client(service)

    def fire_schedules_at(self, moment: datetime) -> list[str]:
        """Fire the activated scheduled triggers of Glue that are due in the minute of a moment.

        Scheduled triggers never fire by themselves. A second call with the same minute fires them again. When this
        returns, their runs are started; these runs, and those of conditional triggers that follow, continue in the
        background, with the times of this machine's clock::

            aws.fire_schedules_at(datetime(2026, 1, 31, 2, 0, tzinfo=timezone.utc))

        Args:
            moment: A datetime with a time zone. Seconds are ignored.

        Returns:
            The names of the triggers that fired, in the order in which they were created.

        Raises:
            EmbeddedAwsError: The moment has no time zone.
        """
        _, state = self._server()
        moment = require_aware_datetime(moment)
        return fire_scheduled_triggers(moment, endpoint_url=state.endpoint_url, region=state.region)

    def at(self, moment: datetime) -> list[str]:
        """Deprecated since 0.1: use `fire_schedules_at`, a clearer name. This alias is removed in 0.3."""
        warnings.warn("EmbeddedAws.at is deprecated: use fire_schedules_at", DeprecationWarning, stacklevel=2)
        return self.fire_schedules_at(moment)

    def _server(self) -> tuple[ServerDirectory, ServerState]:
        if self._running is None:
            raise EmbeddedAwsError("this embedded AWS is not running; use it as a context manager, or call start()")
        return self._running
