"""One run, executed: fetched, launched, watched."""

from __future__ import annotations

import importlib.util
import logging
import os
import threading
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local.glue.arguments import command_line
from glue_constructs.local.glue.environment import script_variables, spark_variables
from glue_constructs.local.glue.failures import TIMED_OUT, LaunchError, failure
from glue_constructs.local.glue.java import find_java
from glue_constructs.local.glue.logs import LogStream, log_group
from glue_constructs.local.glue.process import RunProcess
from glue_constructs.local.glue.scheduler import Outcome
from glue_constructs.local.glue.spark import configure
from glue_constructs.local.glue.workspace import Workspace
from glue_constructs.local.hadoop import S3Gateway

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glue_constructs.local.clients import Clients
    from glue_constructs.local.glue.runs import JobRun
    from glue_constructs.local.settings import Settings

_log = logging.getLogger(__name__)

# How often the process is looked at, and how often its output is sent, in seconds.
_TICK = 0.05
_SEND_EVERY = 1.0


class RunExecution:
    """Executes one run. Everything it does is done in the thread that calls `perform`.

    Args:
        run: The run.
        settings: Of the embedded AWS.
        clients: Its clients.
    """

    def __init__(self, run: JobRun, *, settings: Settings, clients: Clients) -> None:
        self._run = run
        self._settings = settings
        self._s3 = clients.client("s3")
        self._logs = clients.client("logs")
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Have the script end soon: it is asked first, then forced. Returns at once."""
        self._stopped.set()

    def perform(self) -> Outcome:
        """Execute the script, to its end. However this ends, the process is gone then."""
        workspace = Workspace(self._settings.directory / "runs" / self._run.id, self._s3)
        streams = self._streams(workspace)
        with ExitStack() as resources:
            resources.callback(self._send, streams, to_the_end=True)
            try:
                process = self._launch(workspace, resources)
            except EmbeddedAwsError as error:
                return Outcome("STOPPED") if self._stopped.is_set() else Outcome("FAILED", str(error))
            resources.callback(process.kill)
            self._run.move("RUNNING")
            outcome = self._watch(process, streams)
            return self._judge(process, workspace) if outcome is None else outcome

    def _launch(self, workspace: Workspace, resources: ExitStack) -> RunProcess:
        """Prepare what the script needs and start it.

        Raises:
            EmbeddedAwsError: Something is missing.
        """
        run, arguments = self._run, self._run.all_arguments
        _require_python(run)
        script = workspace.fetch(run.script_location)
        packages = workspace.fetch_packages(arguments.get("--extra-py-files", ""))
        workspace.fetch_all(arguments.get("--extra-files", ""))
        if "--additional-python-modules" in arguments:
            workspace.warn(_not_installed(arguments["--additional-python-modules"]))
        variables = script_variables(run, workspace, self._settings, packages=packages)
        if run.is_spark:
            _require_pyspark()
            gateway = resources.enter_context(S3Gateway(self._s3))
            jars = workspace.fetch_all(arguments.get("--extra-jars", ""))
            configuration = configure(run, workspace, gateway_port=gateway.port, jars=jars)
            variables |= spark_variables(workspace, java=find_java(os.environ), configuration=configuration)
        return RunProcess(
            script,
            command_line(run),
            directory=workspace.directory,
            environment=variables,
            report=workspace.report,
        )

    def _watch(self, process: RunProcess, streams: Iterable[LogStream]) -> Outcome | None:
        """Wait until the script has ended by itself (None), is stopped, or has had its time."""
        timeout = self._run.timeout
        deadline = None if timeout is None else time.monotonic() + timeout * 60
        send_next = time.monotonic()
        while process.poll() is None:
            if self._stopped.wait(_TICK):
                return Outcome("STOPPED")
            now = time.monotonic()
            if deadline is not None and now > deadline:
                return Outcome("TIMEOUT", TIMED_OUT)
            if now > send_next:
                self._send(streams)
                send_next = now + _SEND_EVERY
        return None

    def _judge(self, process: RunProcess, workspace: Workspace) -> Outcome:
        """Whether a script that has ended by itself has done well."""
        message = failure(
            workspace.report,
            exit_code=process.poll() or 0,
            is_spark=self._run.is_spark,
            glue_major_version=self._run.glue_major_version,
        )
        return Outcome("SUCCEEDED") if message is None else Outcome("FAILED", message)

    def _send(self, streams: Iterable[LogStream], *, to_the_end: bool = False) -> None:
        """Send new output. A run does not fail because its output cannot be sent; the files have it all."""
        try:
            for stream in streams:
                stream.send(to_the_end=to_the_end)
        except (BotoCoreError, ClientError):
            _log.warning("output of run %s did not reach CloudWatch Logs", self._run.id, exc_info=True)

    def _streams(self, workspace: Workspace) -> tuple[LogStream, LogStream]:
        """Standard output and standard error. Glue 5.0 brought the arguments that name group and stream."""
        arguments = self._run.all_arguments
        group = arguments.get("--custom-logGroup-prefix") or log_group(self._run)
        prefix = arguments.get("--custom-logStream-prefix")
        stream = f"{prefix}-driver" if prefix else self._run.id
        return (
            LogStream(self._logs, workspace.output, group=f"{group}/output", stream=stream),
            LogStream(self._logs, workspace.error, group=f"{group}/error", stream=stream),
        )


def _require_python(run: JobRun) -> None:
    """Refuse what is no Python script.

    Raises:
        LaunchError: It is Ray's or Scala's.
    """
    command = run.definition["Command"]["Name"]
    if command == "glueray":
        raise LaunchError(
            "LAUNCH ERROR | the embedded AWS does not run Ray jobs: only glueetl, gluestreaming and pythonshell"
        )
    if run.all_arguments.get("--job-language") == "scala" or run.script_location.endswith(".scala"):
        raise LaunchError("LAUNCH ERROR | the embedded AWS does not run Scala scripts: only Python")


def _require_pyspark() -> None:
    """Check that Spark is installed.

    Raises:
        EmbeddedAwsError: It is not.
    """
    if importlib.util.find_spec("pyspark") is None:
        raise EmbeddedAwsError(
            "a Spark job needs PySpark, which is not installed; run: pip install 'glue-constructs[local]'"
        )


def _not_installed(modules: str) -> str:
    names = " ".join(module.strip() for module in modules.split(","))
    return (
        f"the embedded AWS does not install --additional-python-modules, got {modules!r}; "
        f"it runs scripts with its own Python, so install them there: pip install {names}"
    )
