"""An embedded AWS of one's own."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local.clock import fire_scheduled_triggers, require_moment
from glue_constructs.local.directory import ServerDirectory
from glue_constructs.local.environment import cli_variables, surroundings
from glue_constructs.local.launch import await_server, end, launch
from glue_constructs.local.seams import require_moto

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

    from typing_extensions import Self

    from glue_constructs.local.clients import Clients
    from glue_constructs.local.directory import ServerState


class EmbeddedAws:
    """An AWS on this machine: Glue, CloudFormation, Lambda, Step Functions, and whatever else moto has.

    It is a server in a process of its own, bound to 127.0.0.1. Used as a context manager it lives as long as the block,
    and not longer than this process, however that one dies::

        with EmbeddedAws() as aws:
            aws.client("glue").get_jobs()
            subprocess.run(["cdk", "deploy"], env=aws.environment(), check=True)

    Args:
        port: Where to listen. Left out: a free port.
        directory: For state and logs; kept afterwards. Left out: a temporary one, which is deleted at the end.
        region: The Region that is served.

    Raises:
        EmbeddedAwsError: moto is missing or is the wrong version.
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
            EmbeddedAwsError: It does not come up; the message has the last lines of its log. Or there is one in this
                directory already, or this one is started already.
        """
        if self._running is not None:
            raise EmbeddedAwsError("this embedded AWS is running already")
        with ExitStack() as undoing:
            path = self._given_directory
            if path is None:
                path = Path(undoing.enter_context(TemporaryDirectory(prefix="embedded-aws-")))
            directory = ServerDirectory(path)
            directory.prepare()
            process = launch(directory, port=self._port, region=self._region, attached=True)
            undoing.callback(end, process)
            self._running = directory, await_server(directory, process)
            self._closing = undoing.pop_all()
        return self

    def stop(self) -> None:
        """Stop the server with everything that it runs. One that is stopped already stays so."""
        self._running = self._clients = None
        self._closing.close()

    @property
    def endpoint_url(self) -> str:
        """Where every service answers."""
        return self._server()[1].endpoint_url

    @property
    def directory(self) -> Path:
        """State and logs."""
        return self._server()[0].path

    def environment(self) -> dict[str, str]:
        """The environment for a child process: this one's, pointed at this AWS and at no other."""
        return surroundings() | self.variables()

    def variables(self) -> dict[str, str]:
        """Of that environment, the variables that point the AWS SDKs and the CDK CLI here."""
        directory, state = self._server()
        return cli_variables(endpoint_url=state.endpoint_url, region=state.region, home=directory.home)

    def client(self, service: str) -> Any:
        """A boto3 client of a service, by boto3's name."""
        from glue_constructs.local.clients import Clients  # noqa: PLC0415  # boto3: 0.1 s

        _, state = self._server()
        if self._clients is None:
            self._clients = Clients(endpoint_url=state.endpoint_url, region=state.region)
        return self._clients.client(service)

    def at(self, moment: datetime) -> list[str]:
        """Let it be this minute for the schedules of Glue: fire the activated scheduled triggers that are due in it.

        Schedules have no other clock: without a call nothing fires, however late it gets. The same minute again fires
        again. The runs are started when this returns, and go on by themselves, those that follow on them too; their
        times are those of this machine::

            aws.at(datetime(2026, 1, 31, 2, 0, tzinfo=timezone.utc))

        Args:
            moment: With a time zone. Seconds do not count.

        Returns:
            The names of the triggers that fired, in the order in which they were created.

        Raises:
            EmbeddedAwsError: The moment has no time zone.
        """
        _, state = self._server()
        return fire_scheduled_triggers(require_moment(moment), endpoint_url=state.endpoint_url, region=state.region)

    def _server(self) -> tuple[ServerDirectory, ServerState]:
        if self._running is None:
            raise EmbeddedAwsError("this embedded AWS is not running; use it as a context manager, or call start()")
        return self._running
