"""Spark streaming jobs (command ``gluestreaming``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.jobs.spark import SparkJob
from glue_constructs.model.commands import SPARK_STREAMING

if TYPE_CHECKING:
    from constructs import Construct
    from typing_extensions import Unpack

    from glue_constructs.jobs.features.s3_folder import BucketAndPrefix, BucketSource
    from glue_constructs.jobs.spark_props import SparkProps
    from glue_constructs.model.enums import GlueVersion


class SparkStreamingJob(SparkJob):
    """A Spark streaming job in Python or, with a ``class_name``, in Scala: a script that runs until it is stopped.

    Without a ``timeout`` none is written: a run then has no end, and Glue restarts it after seven days, in the
    maintenance window where there is one (https://docs.aws.amazon.com/glue/latest/dg/add-job-streaming.html). With
    one, the run ends. Streaming jobs have no bookmarks: they keep checkpoints.

    Args:
        scope: The construct that the job belongs to.
        id: The job's id in that scope.
        glue_version: The Glue version, which decides the versions of Spark and Python. Required: a default would rot.
        maintenance_window: The day and hour (GMT) in which Glue may restart the job, "Sun:10". Left out: at any time.
        checkpoint_location: Where the script keeps its checkpoints: an ``s3://`` URI, a bucket, or a bucket and a
            prefix such as an `S3Location`; never a bucket whose objects expire. The script gets it as the argument
            ``--checkpoint_location``, the role may read and write it. Without a prefix the job has one of its own,
            named after its path in the app: give one if the job may move. Left out: no argument.
        auto_scale_within_microbatch: Whether workers come and go within a micro-batch; ``auto_scaling`` must be on.
            Left out: what Glue does, of which its pages say both.
        **spark: The props of every Spark job, see `SparkProps`, and of every job, see `JobProps`; ``script`` is
            required.

    Raises:
        InvalidScript: The script is not there, or is a directory.
        InvalidPackage: Files beside the script are not there, or cannot be used.
        UnresolvedRequirements: pip cannot resolve the requirements for the job's Python and platform.
        InvalidJob: Glue would refuse the job; every finding at once.
        InvalidInput: A prop is of the wrong kind, or an argument contradicts the prop that owns it.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        glue_version: GlueVersion | str,
        maintenance_window: str | None = None,
        checkpoint_location: BucketSource | BucketAndPrefix | None = None,
        auto_scale_within_microbatch: bool | None = None,
        **spark: Unpack[SparkProps],
    ) -> None:
        super().__init__(
            scope,
            id,
            command=SPARK_STREAMING,
            glue_version=glue_version,
            properties={"MaintenanceWindow": maintenance_window},
            own={
                "auto_scale_within_microbatch": auto_scale_within_microbatch,
                "checkpoint_location": checkpoint_location,
            },
            props=spark,
        )
