"""Sending the output of a run while it is running: its logs, and Spark's event logs."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from botocore.exceptions import BotoCoreError, ClientError

from glue_constructs.local.glue.log_groups import destinations
from glue_constructs.local.glue.logs import LogStream

if TYPE_CHECKING:
    from glue_constructs.local.clients import Clients
    from glue_constructs.local.glue.runs import EmbeddedJobRun
    from glue_constructs.local.glue.workspace import Workspace

_log = logging.getLogger(__name__)


class _Sink(Protocol):
    def send(self, *, is_final: bool = False) -> None: ...


class RunOutput:
    """Sends the output of one run.

    Args:
        run: The run. Its `log_group_name` is set if its logs are encrypted.
        workspace: The directory of the run.
        clients: The clients of the embedded AWS.
    """

    def __init__(self, run: EmbeddedJobRun, workspace: Workspace, clients: Clients) -> None:
        self._run = run
        key = _encryption_key(run, clients)
        log_destinations = destinations(run, encrypted=key is not None)
        if key is not None:
            run.log_group_name = log_destinations.base
        logs = clients.client("logs")
        self._sinks: list[_Sink] = [
            LogStream(logs, workspace.output, log_destinations.output, key=key),
            LogStream(logs, workspace.error, log_destinations.error, key=key),
        ]
        if log_destinations.continuous is not None:
            self._sinks.append(LogStream(logs, workspace.error, log_destinations.continuous, key=key))

    def add(self, sink: _Sink) -> None:
        """Add a sink. It sends before the logs, because it can write to the error log."""
        self._sinks.insert(0, sink)

    def send(self, *, is_final: bool = False) -> None:
        """Send new output. An error does not fail the run: the files in its directory contain the complete output.

        Args:
            is_final: Whether the run has ended: send an incomplete last line, too.
        """
        try:
            for sink in self._sinks:
                sink.send(is_final=is_final)
        except (BotoCoreError, ClientError):
            _log.warning("output of run %s did not reach CloudWatch Logs", self._run.id, exc_info=True)


def _encryption_key(run: EmbeddedJobRun, clients: Clients) -> str | None:
    """Return the KMS key with which the security configuration encrypts logs; None without one, or if it is missing."""
    name = run.definition.get("SecurityConfiguration")
    if name is None:
        return None
    glue = clients.client("glue")
    try:
        found = glue.get_security_configuration(Name=name)["SecurityConfiguration"]["EncryptionConfiguration"]
    except glue.exceptions.EntityNotFoundException:
        return None
    encryption = found.get("CloudWatchEncryption", {})
    key: str | None = encryption.get("KmsKeyArn")
    return key if encryption.get("CloudWatchEncryptionMode") == "SSE-KMS" else None
