"""The event logs that the Spark UI is drawn from (https://docs.aws.amazon.com/glue/latest/dg/monitor-spark-ui-jobs.html)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import Bound, Settings
from glue_constructs.jobs.features.s3_folder import S3Folder
from glue_constructs.jobs.features.spark_conf import SparkSetting
from glue_constructs.jobs.features.working_bucket import SPARK_EVENT_LOGS
from glue_constructs.jobs.shapes import boolean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk import Size
    from constructs import Construct

    from glue_constructs.jobs.features.feature import Declared, Feature
    from glue_constructs.jobs.features.s3_folder import BucketSource

_SMALLEST_MEBIBYTES = 10


@dataclass(frozen=True, kw_only=True)
class SparkUi:
    """Where a Spark job writes its event logs, and how.

    Attributes:
        bucket: The bucket, by construct or name. Left out: the stack's working bucket, where logs expire after 30 days.
        prefix: What the keys begin with. Left out: ``spark-event-logs/`` and the job's own name.
        rolling: Whether the log goes to a new file when one is full, which long runs need: the Glue console shows
            0.5 GB of a log that does not roll, and 2 GB of one that does. Left out: what Glue does by itself.
        max_file_size: How large a file of a rolling log grows, at least 10 MiB. Left out: 128 MiB.
        legacy: Whether to write the layout, too, that a Spark history server of one's own reads. Left out: not.
    """

    bucket: BucketSource | None = None
    prefix: str | None = None
    rolling: bool | None = None
    max_file_size: Size | None = None
    legacy: bool = False

    def settings(self) -> list[SparkSetting]:
        """The settings of Spark that go with it."""
        rolling = True if self.rolling is None and self.max_file_size is not None else self.rolling
        if rolling is None:
            return []
        if not boolean("spark_ui.rolling", rolling) and self.max_file_size is not None:
            raise InvalidInput(
                "spark_ui.max_file_size must be left out beside rolling=False: it is of a rolling log's files,"
                f" got {_mebibytes(self.max_file_size)} MiB"
            )
        settings = [SparkSetting("spark_ui", "spark.eventLog.rolling.enabled", "true" if rolling else "false")]
        if self.max_file_size is not None:
            size = f"{_mebibytes(self.max_file_size)}m"
            settings.append(SparkSetting("spark_ui", "spark.eventLog.rolling.maxFileSize", size))
        return settings


@dataclass(frozen=True)
class _EventLogs:
    folder: S3Folder
    flags: Mapping[str, str]
    prop: str = "spark_ui"

    def declare(self) -> Mapping[str, Declared]:
        return {**self.flags, "--spark-event-logs-path": self.folder.known_location}

    def bind(self, job: Construct) -> Bound:
        placed = self.folder.place(job)
        return Bound({**self.flags, "--spark-event-logs-path": placed.uri}, placed.statements, placed.wildcards)


def spark_ui_settings(spark_ui: object) -> list[SparkSetting]:
    """The settings of Spark that the prop brings."""
    return spark_ui.settings() if isinstance(spark_ui, SparkUi) else []


def spark_ui_feature(spark_ui: object) -> list[Feature]:
    """The feature of the prop ``spark_ui``: a bool, an URI, or a `SparkUi`."""
    if spark_ui is False:
        return [Settings("spark_ui", {"--enable-spark-ui": "false", "--spark-event-logs-path": None})]
    flags = {"--enable-spark-ui": "true"}
    source = spark_ui
    if isinstance(spark_ui, SparkUi):
        source = spark_ui if spark_ui.bucket is not None or spark_ui.prefix is not None else True
        if boolean("spark_ui.legacy", spark_ui.legacy):
            flags["--enable-spark-ui-legacy-path"] = "true"
        if spark_ui.rolling is False:
            # The recipe of the page for turning rolling off has both.
            flags["--spark-ui-event-logs-path"] = "true"
    return [_EventLogs(S3Folder.of("spark_ui", source, base=SPARK_EVENT_LOGS), flags)]


def _mebibytes(size: Size) -> int:
    if not hasattr(size, "to_mebibytes"):
        raise InvalidInput(f"spark_ui.max_file_size must be an aws_cdk.Size such as Size.mebibytes(128), got {size!r}")
    mebibytes = int(size.to_mebibytes())
    if mebibytes < _SMALLEST_MEBIBYTES:
        raise InvalidInput(f"spark_ui.max_file_size must be 10 MiB or more, got {mebibytes} MiB")
    return mebibytes
