"""Shuffle data in S3 (https://docs.aws.amazon.com/glue/latest/dg/monitor-spark-shuffle-manager.html)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.jobs.features.feature import Settings
from glue_constructs.jobs.features.s3_folder import S3Folder
from glue_constructs.jobs.features.spark_conf import SparkSetting
from glue_constructs.jobs.features.working_bucket import TEMPORARY

if TYPE_CHECKING:
    from glue_constructs.jobs.features.feature import Feature

PROP = "write_shuffle_files_to_s3"


def shuffle_feature(shuffle: object) -> list[Feature]:
    """The argument of the prop: on by being there, so off it may not be."""
    return [Settings(PROP, {"--write-shuffle-files-to-s3": None if shuffle is False else "true"})]


def shuffle_settings(shuffle: object) -> list[SparkSetting]:
    """Where the data goes, unless it is where Glue puts it: below the TempDir."""
    if isinstance(shuffle, bool):
        return []
    folder = S3Folder.of(PROP, shuffle, base=f"{TEMPORARY}shuffle/")
    return [SparkSetting(PROP, "spark.shuffle.glue.s3ShuffleBucket", folder)]
