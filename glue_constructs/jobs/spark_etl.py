"""Spark ETL jobs (command ``glueetl``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.values import enum_value
from glue_constructs.jobs.props import DEFAULT_TIMEOUT_MINUTES
from glue_constructs.jobs.spark import SparkJob
from glue_constructs.model.commands import SPARK_ETL

if TYPE_CHECKING:
    from constructs import Construct
    from typing_extensions import Unpack

    from glue_constructs.jobs.features.bookmark import Bookmark
    from glue_constructs.jobs.features.s3_folder import BucketAndPrefix, BucketSource
    from glue_constructs.jobs.spark_props import SparkProps
    from glue_constructs.model.choices import ExecutionClass
    from glue_constructs.model.enums import GlueVersion


class SparkEtlJob(SparkJob):
    """A Spark ETL job in Python or, with a ``class_name``, in Scala: a script that runs on workers until it is done.

    Args:
        scope: The construct that the job belongs to.
        id: The job's id in that scope.
        glue_version: The Glue version, which decides the versions of Spark and Python. Required: a default would rot.
        execution_class: FLEX for spare capacity (G.1X and G.2X only). Left out: STANDARD, the service's default.
        bookmark: What the job remembers of the data that it has read: a `Bookmark`, or "enable", "disable", "pause".
            Left out: nothing.
        lakeformation_fine_grained_access: Whether Lake Formation decides which rows, columns and cells the job may
            read (from Glue 5.0 on, 4 workers or more); the role may then ask it for access. Left out: not.
        write_shuffle_files_to_s3: Whether shuffle data goes to S3: True for a folder below ``temp_dir``, a folder
            of its own as ``s3://`` URI, a bucket, or a bucket and a prefix such as an `S3Location`. Left out: to local
            disks.
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
        execution_class: ExecutionClass | str | None = None,
        bookmark: Bookmark | str | None = None,
        lakeformation_fine_grained_access: bool | None = None,
        write_shuffle_files_to_s3: BucketSource | BucketAndPrefix | bool | None = None,
        **spark: Unpack[SparkProps],
    ) -> None:
        super().__init__(
            scope,
            id,
            command=SPARK_ETL,
            glue_version=glue_version,
            properties={"ExecutionClass": enum_value(execution_class), "Timeout": DEFAULT_TIMEOUT_MINUTES},
            own={
                "bookmark": bookmark,
                "lakeformation_fine_grained_access": lakeformation_fine_grained_access,
                "write_shuffle_files_to_s3": write_shuffle_files_to_s3,
            },
            props=spark,
        )
