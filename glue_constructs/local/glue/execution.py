"""Executing one run."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local.glue.failures import TIMED_OUT, error_message_of
from glue_constructs.local.glue.modules import ModuleInstaller
from glue_constructs.local.glue.output import RunOutput
from glue_constructs.local.glue.preparation import Preparation
from glue_constructs.local.glue.scheduler import Outcome
from glue_constructs.local.glue.workspace import Workspace

if TYPE_CHECKING:
    from glue_constructs.local.clients import Clients
    from glue_constructs.local.glue.process import RunProcess
    from glue_constructs.local.glue.runs import EmbeddedJobRun
    from glue_constructs.local.settings import Settings

# Seconds between two checks of the process, and between two deliveries of its output.
_POLL_SECONDS = 0.05
_SEND_INTERVAL = 1.0


class RunExecution:
    """Executes one run, in the thread that calls `perform`.

    Args:
        run: The run.
        settings: The settings of the embedded AWS.
        clients: The clients of the embedded AWS.
    """

    def __init__(self, run: EmbeddedJobRun, *, settings: Settings, clients: Clients) -> None:
        self._run = run
        self._settings = settings
        self._clients = clients
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Request that the script is stopped. Return immediately."""
        self._stopped.set()

    def perform(self) -> Outcome:
        """Execute the script and wait until it ends. The process never outlives this call."""
        workspace = Workspace(self._settings.directory / "runs" / self._run.id, self._clients.client("s3"))
        output = RunOutput(self._run, workspace, self._clients)
        with ExitStack() as resources:
            resources.callback(output.send, is_final=True)
            try:
                process = self._preparation(workspace, output, resources).launch()
            except EmbeddedAwsError as error:
                return Outcome("STOPPED") if self._stopped.is_set() else Outcome("FAILED", str(error))
            resources.callback(process.kill)
            self._run.enter_state("RUNNING")
            outcome = self._watch(process, output)
            return self._outcome(process, workspace) if outcome is None else outcome

    def _preparation(self, workspace: Workspace, output: RunOutput, resources: ExitStack) -> Preparation:
        return Preparation(
            self._run,
            workspace,
            settings=self._settings,
            client=self._clients.client("s3"),
            installer=ModuleInstaller(self._settings.directory / "modules"),
            resources=resources,
            output=output,
            is_stopped=self._stopped.is_set,
        )

    def _watch(self, process: RunProcess, output: RunOutput) -> Outcome | None:
        """Wait until the script ends by itself (return None), is stopped, or times out."""
        timeout = self._run.timeout
        deadline = None if timeout is None else time.monotonic() + timeout * 60
        send_next = time.monotonic()
        while process.poll() is None:
            if self._stopped.wait(_POLL_SECONDS):
                return Outcome("STOPPED")
            now = time.monotonic()
            if deadline is not None and now > deadline:
                return Outcome("TIMEOUT", TIMED_OUT)
            if now > send_next:
                output.send()
                send_next = now + _SEND_INTERVAL
        return None

    def _outcome(self, process: RunProcess, workspace: Workspace) -> Outcome:
        """Return the outcome of a script that ended by itself."""
        message = error_message_of(
            workspace.report,
            exit_code=process.poll() or 0,
            is_spark=self._run.is_spark,
            has_categories=self._run.version is not None and self._run.version.error_categories,
        )
        return Outcome("SUCCEEDED") if message is None else Outcome("FAILED", message)
