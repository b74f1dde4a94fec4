"""Spark event logs in S3: `--enable-spark-ui` with `--spark-event-logs-path`.

Spark writes them into the directory of the run, from which they are copied every 30 seconds, as in the service.
https://docs.aws.amazon.com/glue/latest/dg/monitor-spark-ui-jobs.html
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from types_boto3_s3 import S3Client

    from glue_constructs.local.glue.workspace import Workspace

# Seconds between two copies.
_COPY_INTERVAL = 30.0


class EventLogs:
    """The event logs of one run, in the layout that a Spark history server reads.

    The standard layout of the service, for its console, is not documented.

    Args:
        client: The S3 client.
        workspace: The directory of the run.
        uri: The destination, `s3://bucket/prefix/`.
    """

    def __init__(self, client: S3Client, workspace: Workspace, uri: str) -> None:
        self._s3 = client
        self._workspace = workspace
        self._directory = workspace.directory / "spark-events"
        self._directory.mkdir()
        bucket, _, prefix = uri.partition("://")[2].partition("/")
        self._bucket, self._prefix = bucket, f"{prefix.rstrip('/')}/".lstrip("/")
        self._next = time.monotonic() + _COPY_INTERVAL
        self._sent: dict[Path, tuple[int, float]] = {}
        self._has_failed = False

    @property
    def properties(self) -> Mapping[str, str]:
        """The Spark properties for event logs."""
        return {"spark.eventLog.enabled": "true", "spark.eventLog.dir": self._directory.as_uri()}

    def send(self, *, is_final: bool = False) -> None:
        """Copy new and changed files if the interval has passed. The first error is reported in the run's error log.

        Args:
            is_final: Whether the run has ended: copy regardless of the interval.
        """
        if self._has_failed or not (is_final or time.monotonic() > self._next):
            return
        self._next = time.monotonic() + _COPY_INTERVAL
        try:
            self._copy()
        except (BotoCoreError, ClientError) as error:
            self._has_failed = True
            self._workspace.warn(
                f"the Spark event logs cannot be copied to s3://{self._bucket}/{self._prefix}: {error}"
            )

    def _copy(self) -> None:
        present = set()
        # Spark's checksum files begin with a dot.
        for path in sorted(self._directory.rglob("[!.]*")):
            if path.is_file():
                present.add(path)
                state = (path.stat().st_size, path.stat().st_mtime)
                if self._sent.get(path) != state:
                    self._s3.put_object(Bucket=self._bucket, Key=self._key(path), Body=path.read_bytes())
                    self._sent[path] = state
        # When the application ends, Spark removes the suffix `.inprogress` from the name of its log.
        for path in self._sent.keys() - present:
            self._s3.delete_object(Bucket=self._bucket, Key=self._key(path))
            del self._sent[path]

    def _key(self, path: Path) -> str:
        return self._prefix + path.relative_to(self._directory).as_posix()


def event_logs_of(arguments: Mapping[str, str], client: S3Client, workspace: Workspace) -> EventLogs | None:
    """Return the event logs that the arguments enable; None if they enable none or have no destination."""
    uri = arguments.get("--spark-event-logs-path", "")
    flags = ("--enable-spark-ui", "--enable-spark-ui-legacy-path")
    if not uri or not any(arguments.get(name) == "true" for name in flags):
        return None
    return EventLogs(client, workspace, uri)
