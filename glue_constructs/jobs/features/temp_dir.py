"""The temporary directory of a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.jobs.features.s3_folder import FolderArgument, S3Folder
from glue_constructs.jobs.features.working_bucket import TEMPORARY

if TYPE_CHECKING:
    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.features.s3_folder import BucketSource


@dataclass(frozen=True, kw_only=True)
class TempDir:
    """The temporary directory of a job, ``--TempDir``, to which connectors and shuffles write.

    Attributes:
        bucket: The bucket: a construct or a name. Default: the stack's working bucket, which all jobs of the stack
            share: private, encrypted, TLS only; temporary objects expire after 15 days, longer than any run.
        prefix: The prefix of the keys; it needs a bucket. Default: ``temporary/`` and the name of the job.
    """

    bucket: BucketSource | None = None
    prefix: str | None = None


def temp_dir_feature(temp_dir: object) -> list[Feature]:
    """Return the feature of the prop ``temp_dir``: a URI, a bucket, a `TempDir`, or True for the working bucket."""
    if temp_dir is None:
        return []
    return [FolderArgument("temp_dir", "--TempDir", S3Folder.of("temp_dir", temp_dir, base=TEMPORARY))]
