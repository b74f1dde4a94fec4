"""The processing of a job: check its role, buckets and input, and copy the input. No address is validated."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from glue_constructs.local.location.checks import JobFailure, S3Location, input_keys, require_role, require_versioning

if TYPE_CHECKING:
    from glue_constructs.local.clients import Clients
    from glue_constructs.local.location.job import Job

_log = logging.getLogger(__name__)

# The first and last bytes of a Parquet file. https://parquet.apache.org/docs/file-format/
_PARQUET_MAGIC = b"PAR1"
_COPY_METADATA = {"embedded-aws": "a copy of the input: no address was validated"}


class CopyProcessor:
    """Processes jobs by copying their input.

    Args:
        clients: The clients of the embedded AWS.
        step_seconds: How long a job is pending, and how long each file takes.
    """

    def __init__(self, clients: Clients, *, step_seconds: float) -> None:
        self._clients = clients
        self._step_seconds = step_seconds

    def process(self, job: Job) -> None:
        """Process a job until its final state."""
        try:
            self._copy_input(job)
        except JobFailure as failure:
            job.end(str(failure))
        except Exception as error:  # noqa: BLE001 - a job must end even after a bug in the embedded AWS
            _log.exception("job %s", job.id)
            job.end(f"The embedded AWS failed: {error!r}", code="InternalServerError")
        else:
            job.end()

    def _copy_input(self, job: Job) -> None:
        if job.cancelled.wait(self._step_seconds):
            return
        job.run()
        source, target = (
            S3Location.parse(job.definition[name]["Location"]) for name in ("InputOptions", "OutputOptions")
        )
        require_role(self._clients, job.definition["ExecutionRoleArn"])
        for bucket in (source.bucket, target.bucket):
            require_versioning(self._clients, bucket)
        for key in input_keys(self._clients, source):
            if job.cancelled.wait(self._step_seconds):
                return
            self._copy(source.bucket, key, target, job.id)

    def _copy(self, bucket: str, key: str, target: S3Location, job_id: str) -> None:
        s3 = self._clients.client("s3")
        content = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
        if not (content.startswith(_PARQUET_MAGIC) and content.endswith(_PARQUET_MAGIC)):
            raise JobFailure(f"The input file s3://{bucket}/{key} is not Parquet.")
        # The service does not document the names of its output files. A folder per job avoids conflicts.
        name = f"{target.key.rstrip('/')}/{job_id}/{key.rpartition('/')[2]}".lstrip("/")
        s3.put_object(Bucket=target.bucket, Key=name, Body=content, Metadata=_COPY_METADATA)
