"""Sending the output of a run to CloudWatch Logs."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from types_boto3_logs import CloudWatchLogsClient

    from glue_constructs.local.glue.log_groups import LogDestination

# The limits of PutLogEvents are 1 MiB and 10,000 events, and 256 KiB for an event including 26 bytes of overhead.
_BATCH_BYTES = 1 << 19
_BATCH_EVENTS = 5000
_EVENT_BYTES = (1 << 18) - 26


class LogStream:
    """Sends the lines of a growing file as log events.

    Args:
        client: The CloudWatch Logs client.
        path: The file, which may be created later.
        destination: The log group and log stream, which are created if they do not exist.
        key: The ARN of the KMS key for a log group that is created. Default: none.
    """

    def __init__(
        self, client: CloudWatchLogsClient, path: Path, destination: LogDestination, *, key: str | None = None
    ) -> None:
        self._client = client
        self._path = path
        self._group = destination.group
        self._stream = destination.stream
        self._key: dict[str, Any] = {"kmsKeyId": key} if key else {}
        self._position = 0
        self._exists = False

    def send(self, *, is_final: bool = False) -> None:
        """Send the lines that were added since the last call.

        Args:
            is_final: Whether to send an incomplete last line, too.
        """
        if not self._path.exists():
            return
        with self._path.open("rb") as file:
            file.seek(self._position)
            while lines := file.readlines(_BATCH_BYTES):
                is_unfinished = not lines[-1].endswith(b"\n")
                if is_unfinished and not is_final:
                    lines.pop()
                self._position += sum(map(len, lines))
                self._put(lines)
                if is_unfinished:
                    return

    def _put(self, lines: list[bytes]) -> None:
        messages = [text for line in lines if (text := line[:_EVENT_BYTES].decode(errors="replace").rstrip("\r\n"))]
        if messages and not self._exists:
            self._create()
        now = int(time.time() * 1000)
        for start in range(0, len(messages), _BATCH_EVENTS):
            batch = messages[start : start + _BATCH_EVENTS]
            self._client.put_log_events(
                logGroupName=self._group,
                logStreamName=self._stream,
                logEvents=[{"timestamp": now, "message": message} for message in batch],
            )

    def _create(self) -> None:
        exists = self._client.exceptions.ResourceAlreadyExistsException
        with suppress(exists):
            self._client.create_log_group(logGroupName=self._group, **self._key)
        with suppress(exists):
            self._client.create_log_stream(logGroupName=self._group, logStreamName=self._stream)
        self._exists = True
