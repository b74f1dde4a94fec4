"""Shuffle data in S3 (https://docs.aws.amazon.com/glue/latest/dg/monitor-spark-shuffle-manager.html)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.jobs.features.feature import ConstantArguments
from glue_constructs.jobs.features.s3_folder import S3Folder
from glue_constructs.jobs.features.spark_conf import SparkSetting
from glue_constructs.jobs.features.working_bucket import TEMPORARY

if TYPE_CHECKING:
    from glue_constructs.jobs.features.feature import Feature

PROP = "write_shuffle_files_to_s3"


def shuffle_feature(shuffle: object) -> list[Feature]:
    """Return the argument of the prop. Its presence enables it, so it must not be set if the prop is False."""
    return [ConstantArguments(PROP, {"--write-shuffle-files-to-s3": None if shuffle is False else "true"})]


def shuffle_settings(shuffle: object) -> list[SparkSetting]:
    """Return the Spark property with the folder, if the prop has one. Glue's default is a folder below the TempDir."""
    if isinstance(shuffle, bool):
        return []
    folder = S3Folder.of(PROP, shuffle, base=f"{TEMPORARY}shuffle/")
    return [SparkSetting(PROP, "spark.shuffle.glue.s3ShuffleBucket", folder)]
