"""Where a job writes what is needed for a while only."""

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
    """The folder that a job's ``--TempDir`` names: connectors and shuffles write there.

    Attributes:
        bucket: The bucket, by construct or name. Left out: the stack's working bucket, one for all its jobs: private,
            encrypted, by TLS only, and what is in it expires after 15 days, longer than any run lasts.
        prefix: What the keys begin with. Left out: ``temporary/`` and the job's own name.
    """

    bucket: BucketSource | None = None
    prefix: str | None = None


def temp_dir_feature(temp_dir: object) -> list[Feature]:
    """The feature of the prop ``temp_dir``: an URI, a bucket, a `TempDir`, or True for one to be made."""
    if temp_dir is None:
        return []
    return [FolderArgument("temp_dir", "--TempDir", S3Folder.of("temp_dir", temp_dir, base=TEMPORARY))]
