"""Event logs for the Spark UI (https://docs.aws.amazon.com/glue/latest/dg/monitor-spark-ui-jobs.html)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import ConstantArguments, FeatureOutput
from glue_constructs.jobs.features.s3_folder import S3Folder
from glue_constructs.jobs.features.spark_conf import SparkSetting
from glue_constructs.jobs.features.working_bucket import SPARK_EVENT_LOGS
from glue_constructs.jobs.shapes import require_bool

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk import Size
    from constructs import Construct

    from glue_constructs.jobs.features.feature import DeclaredValue, Feature
    from glue_constructs.jobs.features.s3_folder import BucketSource

_SMALLEST_MEBIBYTES = 10


@dataclass(frozen=True, kw_only=True)
class SparkUi:
    """The event logs of a Spark job: their location and format.

    Attributes:
        bucket: The bucket: a construct or a name. Default: the stack's working bucket, where logs expire after 30 days.
        prefix: The prefix of the keys; it needs a bucket. Default: ``spark-event-logs/`` and the name of the job.
        rolling: Whether the log is split into files, which long runs need: the Glue console shows 0.5 GB of a log
            without rolling, and 2 GB of a rolling log. Default: True if max_file_size is set, otherwise Glue's default.
        max_file_size: The maximum size of a file of a rolling log, at least 10 MiB. Default: 128 MiB.
        legacy: Whether the job also writes the layout that a self-managed Spark history server reads. Default: False.
    """

    bucket: BucketSource | None = None
    prefix: str | None = None
    rolling: bool | None = None
    max_file_size: Size | None = None
    legacy: bool = False

    def settings(self) -> list[SparkSetting]:
        """Return the Spark properties for rolling event logs."""
        rolling = True if self.rolling is None and self.max_file_size is not None else self.rolling
        if rolling is None:
            return []
        if not require_bool("spark_ui.rolling", rolling) and self.max_file_size is not None:
            raise InvalidInput(
                "spark_ui.max_file_size must be omitted with rolling=False, because only rolling logs have it,"
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

    def declare(self) -> Mapping[str, DeclaredValue]:
        return {**self.flags, "--spark-event-logs-path": self.folder.known_location}

    def bind(self, job: Construct) -> FeatureOutput:
        placed = self.folder.place(job)
        return FeatureOutput({**self.flags, "--spark-event-logs-path": placed.uri}, placed.statements, placed.wildcards)


def spark_ui_settings(spark_ui: object) -> list[SparkSetting]:
    """Return the Spark properties of the prop ``spark_ui``."""
    return spark_ui.settings() if isinstance(spark_ui, SparkUi) else []


def spark_ui_feature(spark_ui: object) -> list[Feature]:
    """Return the feature of the prop ``spark_ui``: a bool, a URI, or a `SparkUi`."""
    if spark_ui is False:
        return [ConstantArguments("spark_ui", {"--enable-spark-ui": "false", "--spark-event-logs-path": None})]
    flags = {"--enable-spark-ui": "true"}
    source = spark_ui
    if isinstance(spark_ui, SparkUi):
        source = spark_ui if spark_ui.bucket is not None or spark_ui.prefix is not None else True
        if require_bool("spark_ui.legacy", spark_ui.legacy):
            flags["--enable-spark-ui-legacy-path"] = "true"
        if spark_ui.rolling is False:
            # The page's instructions to disable rolling logs set both arguments.
            flags["--spark-ui-event-logs-path"] = "true"
    return [_EventLogs(S3Folder.of("spark_ui", source, base=SPARK_EVENT_LOGS), flags)]


def _mebibytes(size: Size) -> int:
    if not hasattr(size, "to_mebibytes"):
        raise InvalidInput(f"spark_ui.max_file_size must be an aws_cdk.Size such as Size.mebibytes(128), got {size!r}")
    mebibytes = int(size.to_mebibytes())
    if mebibytes < _SMALLEST_MEBIBYTES:
        raise InvalidInput(f"spark_ui.max_file_size must be 10 MiB or more, got {mebibytes} MiB")
    return mebibytes
