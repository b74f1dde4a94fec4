"""What a job does: it looks at its role, its buckets and its input, and copies. No address is validated."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from glue_constructs.local.location.places import Place, Refused, files, require_role, require_versioned

if TYPE_CHECKING:
    from glue_constructs.local.clients import Clients
    from glue_constructs.local.location.job import Job

_log = logging.getLogger(__name__)

# What a Parquet file begins and ends with. https://parquet.apache.org/docs/file-format/
_PARQUET = b"PAR1"
_MARK = {"embedded-aws": "a copy of the input: no address was validated"}


class Processing:
    """Does what every job does.

    Args:
        clients: Of the embedded AWS.
        pace: Seconds that a job is pending, and again seconds for every file.
    """

    def __init__(self, clients: Clients, *, pace: float) -> None:
        self._clients = clients
        self._pace = pace

    def perform(self, job: Job) -> None:
        """Take a job to its last state."""
        try:
            self._work(job)
        except Refused as refusal:
            job.end(str(refusal))
        except Exception as error:  # noqa: BLE001 - a job always ends, whatever is wrong with the embedded AWS itself
            _log.exception("job %s", job.id)
            job.end(f"The embedded AWS failed: {error!r}", code="InternalServerError")
        else:
            job.end()

    def _work(self, job: Job) -> None:
        if job.cancelled.wait(self._pace):
            return
        job.run()
        source, target = (Place.read(job.definition[name]["Location"]) for name in ("InputOptions", "OutputOptions"))
        require_role(self._clients, job.definition["ExecutionRoleArn"])
        for bucket in (source.bucket, target.bucket):
            require_versioned(self._clients, bucket)
        for key in files(self._clients, source):
            if job.cancelled.wait(self._pace):
                return
            self._copy(source.bucket, key, target, job.id)

    def _copy(self, bucket: str, key: str, target: Place, job_id: str) -> None:
        s3 = self._clients.client("s3")
        content = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
        if not (content.startswith(_PARQUET) and content.endswith(_PARQUET)):
            raise Refused(f"The input file s3://{bucket}/{key} is not Parquet.")
        # How the service names its files is not documented; a folder a job keeps two jobs apart.
        name = f"{target.key.rstrip('/')}/{job_id}/{key.rpartition('/')[2]}".lstrip("/")
        s3.put_object(Bucket=target.bucket, Key=name, Body=content, Metadata=_MARK)
