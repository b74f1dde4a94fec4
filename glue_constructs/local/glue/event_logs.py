"""Spark's event logs in S3: `--enable-spark-ui` with `--spark-event-logs-path`.

Spark writes them into the run's folder, and they are copied from there, as the service does: every 30 seconds.
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
    """The event logs of one run, in Spark's own layout, which a history server reads.

    The service's standard layout, made for its console, is not documented.

    Args:
        client: Of S3.
        workspace: The run's folder.
        uri: `s3://bucket/prefix/`.
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
        """Spark's settings."""
        return {"spark.eventLog.enabled": "true", "spark.eventLog.dir": self._directory.as_uri()}

    def send(self, *, is_final: bool = False) -> None:
        """Copy what is new, when it is time. What cannot be copied is said once, in the run's error log.

        Args:
            is_final: It is time: the run is over.
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
        # At its end an application's log loses the ending `.inprogress`.
        for path in self._sent.keys() - present:
            self._s3.delete_object(Bucket=self._bucket, Key=self._key(path))
            del self._sent[path]

    def _key(self, path: Path) -> str:
        return self._prefix + path.relative_to(self._directory).as_posix()


def event_logs_of(arguments: Mapping[str, str], client: S3Client, workspace: Workspace) -> EventLogs | None:
    """The event logs that a run's arguments ask for; None when for none, or when they do not say where."""
    uri = arguments.get("--spark-event-logs-path", "")
    asked = ("--enable-spark-ui", "--enable-spark-ui-legacy-path")
    if not uri or not any(arguments.get(name) == "true" for name in asked):
        return None
    return EventLogs(client, workspace, uri)
