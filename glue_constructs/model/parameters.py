"""Glue's special parameters: the job arguments that Glue itself reads. Each row has its source.

Any other argument belongs to the script: Glue passes it on unchanged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from glue_constructs.model import codecs, log_groups, sources
from glue_constructs.model.choices import DataLakeFormat, LibrarySet
from glue_constructs.model.commands import COMMANDS, PYTHON_SHELL, RAY, SPARK, SPARK_ETL, SPARK_STREAMING

if TYPE_CHECKING:
    from glue_constructs.model.codecs import Codec

Kind = Literal[
    "flag",  # "true" or "false"
    "presence",  # enabled by being present, with any value
    "text",
    "integer",
    "list",  # separated by commas
    "json",
    "s3 object",  # s3://bucket/key
    "s3 objects",  # several, separated by commas without spaces
    "s3 folder",  # s3://bucket/prefix/
]

_BY_KIND: dict[Kind, Codec] = {
    "integer": codecs.WholeNumber(),
    "list": codecs.WORDS,
    "s3 folder": codecs.FOLDER,
    "s3 object": codecs.Text(codecs.OBJECT),
    "s3 objects": codecs.Items(codecs.OBJECT),
    "text": codecs.ANY_TEXT,
}

_FLAG = ("true", "false")
BOOKMARK = codecs.Word("job-bookmark-", ("enable", "disable", "pause"))
"""The codec of the bookmark option."""
_NOT_RAY = (SPARK_ETL, SPARK_STREAMING, PYTHON_SHELL)


@dataclass(frozen=True)
class SpecialParameter:
    """A job argument that Glue reads.

    Attributes:
        name: Its key, dashes included.
        kind: The type of its value.
        commands: The commands that read it.
        refused_by: The commands for which a document says that it cannot be used, not only that it has no effect.
        since: The first Glue version that reads it; `None` when every supported version does, or it is undocumented.
        gone_in: The first Glue version that does not read it any more; `None` if there is none.
        allowed: The allowed values, or for a list the allowed items; empty when any value is allowed.
        requires: The arguments without which it has no effect.
        instead: Its replacement; empty when none is needed.
        prop: The prop of the constructs that sets it; `None` when there is none.
        written: The codec of the prop's value, where it does not follow from the kind.
        source: The document.
    """

    name: str
    kind: Kind
    commands: tuple[str, ...] = SPARK
    refused_by: tuple[str, ...] = ()
    since: str | None = None
    gone_in: str | None = None
    allowed: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    instead: str = ""
    prop: str | None = None
    written: Codec | None = None
    source: str = sources.JOB_ARGUMENTS

    @property
    def codec(self) -> Codec:
        """The codec between the values of the prop and the argument."""
        if self.written is not None:
            return self.written
        if self.kind in ("flag", "presence"):
            return codecs.Switch("false" if "false" in self.allowed else None)
        return _BY_KIND[self.kind]

    def is_requested(self, value: str) -> bool:
        """Whether the value has an effect: a disabled flag and an empty string have none."""
        normalized = value.strip().lower()
        return normalized != "false" if self.kind in ("flag", "presence") else bool(normalized)


def _flag(name: str, commands: tuple[str, ...] = SPARK, **rest: object) -> SpecialParameter:
    return SpecialParameter(name, "flag", commands, allowed=_FLAG, **rest)  # type: ignore[arg-type]  # passed on unchanged


def _ray(name: str, kind: Kind) -> SpecialParameter:
    return SpecialParameter(name, kind, (RAY,), source=sources.RAY_PARAMETERS)


def _continuous_log(name: str, commands: tuple[str, ...] = SPARK, prop: str | None = None) -> SpecialParameter:
    return SpecialParameter(
        name,
        "text",
        commands,
        gone_in="5.0",
        requires=(log_groups.CONTINUOUS_FLAG,),
        instead=f"{log_groups.GROUP_PREFIX} and {log_groups.STREAM_PREFIX}",
        prop=prop,
        source=sources.MIGRATING_50,
    )


def _library_set(name: str, prop: str | None = None) -> SpecialParameter:
    allowed = tuple(each.value for each in LibrarySet)
    source = sources.ADD_PYTHON_SHELL_JOB
    return SpecialParameter(name, "text", (PYTHON_SHELL,), allowed=allowed, prop=prop, source=source)


_SPECIAL_PARAMETERS = (
    # Language and script. AWS Glue Studio and published jobs also have --class on Python jobs.
    SpecialParameter("--class", "text", prop="class_name"),
    SpecialParameter("--job-language", "text", _NOT_RAY, allowed=("python", "scala"), prop="class_name"),
    SpecialParameter("--scriptLocation", "s3 object", COMMANDS),
    # Libraries and files.
    SpecialParameter(
        "--additional-python-modules",
        "list",
        _NOT_RAY,
        refused_by=(RAY,),
        prop="additional_python_modules",
        written=codecs.Items(codecs.REQUIREMENT),
    ),
    SpecialParameter(
        "--extra-files",
        "s3 objects",
        refused_by=(PYTHON_SHELL,),
        prop="extra_files",
        written=codecs.Items(codecs.OBJECT_OR_FOLDER),
    ),
    SpecialParameter("--extra-jars", "s3 objects", refused_by=(PYTHON_SHELL, RAY), prop="extra_jars"),
    SpecialParameter("--extra-py-files", "s3 objects", _NOT_RAY, refused_by=(RAY,), prop="extra_py_files"),
    SpecialParameter(
        "--python-modules-installer-option",
        "text",
        refused_by=(PYTHON_SHELL,),
        requires=("--additional-python-modules",),
        prop="python_modules_installer_option",
    ),
    SpecialParameter("--python-virtual-env", "s3 object", since="5.0", prop="python_virtual_env"),
    SpecialParameter(
        "--python-virtual-env-storage-prefix",
        "s3 folder",
        since="6.0",
        requires=("--additional-python-modules",),
        prop="python_virtual_env_storage_prefix",
    ),
    SpecialParameter(
        "--python-virtual-env-version",
        "text",
        since="6.0",
        requires=("--python-virtual-env-storage-prefix",),
        prop="python_virtual_env_version",
    ),
    _flag("--user-jars-first", requires=("--extra-jars",), prop="user_jars_first"),
    # The documents disagree on the dashes: the CDK writes it without them, AWS's samples with them.
    _library_set("library-set", prop="library_set"),
    _library_set("--library-set"),
    # Spark.
    SpecialParameter("--conf", "text", prop="spark_conf", written=codecs.Settings()),
    SpecialParameter("--customer-driver-env-vars", "list", prop="customer_driver_env_vars", written=codecs.Pairs()),
    SpecialParameter("--customer-executor-env-vars", "list", prop="customer_executor_env_vars", written=codecs.Pairs()),
    SpecialParameter(
        "--datalake-formats",
        "list",
        since="3.0",
        allowed=tuple(each.value for each in DataLakeFormat),
        prop="datalake_formats",
    ),
    SpecialParameter("--disable-proxy-v2", "flag", allowed=("true",), prop="disable_proxy_v2"),
    SpecialParameter("--executor-cores", "integer", since="3.0", prop="executor_cores"),
    SpecialParameter("--enable-glue-datacatalog", "presence", prop="glue_datacatalog"),
    SpecialParameter("--enable-data-lineage", "text", source=sources.AWSGLUE),
    _flag(
        "--enable-lakeformation-fine-grained-access",
        (SPARK_ETL,),
        since="5.0",
        source=sources.LAKE_FORMATION,
        prop="lakeformation_fine_grained_access",
    ),
    _flag("--enable-s3-parquet-optimized-committer", prop="s3_parquet_optimized_committer"),
    SpecialParameter(
        "--write-shuffle-files-to-s3",
        "presence",
        (SPARK_ETL,),
        source=sources.SHUFFLE,
        prop="write_shuffle_files_to_s3",
    ),
    # Auto scaling. Separate rules check what they and bookmarks require.
    _flag("--enable-auto-scaling", since="3.0", source=sources.AUTO_SCALING, prop="auto_scaling"),
    _flag(
        "--auto-scale-within-microbatch",
        (SPARK_STREAMING,),
        refused_by=(SPARK_ETL, PYTHON_SHELL, RAY),
        since="3.0",
        source=sources.AUTO_SCALING,
        prop="auto_scale_within_microbatch",
    ),
    # Bookmarks. Only ETL jobs have them, but Glue's library always reads the option.
    SpecialParameter(
        "--job-bookmark-option",
        "text",
        _NOT_RAY,
        allowed=tuple(map(BOOKMARK.encode, BOOKMARK.words)),
        prop="bookmark",
        written=BOOKMARK,
    ),
    SpecialParameter("--job-bookmark-from", "text", (SPARK_ETL,), prop="bookmark"),
    SpecialParameter("--job-bookmark-to", "text", (SPARK_ETL,), prop="bookmark"),
    SpecialParameter(
        "--continuation-option",
        "text",
        allowed=("continuation-enabled", "continuation-readonly", "continuation-ignore"),
        instead="--job-bookmark-option",
        source=sources.AWSGLUE,
    ),
    # Logs, metrics, the Spark UI.
    _flag(log_groups.CONTINUOUS_FLAG, _NOT_RAY, gone_in="5.0", source=sources.MIGRATING_50, prop="logs"),
    _flag(
        "--enable-continuous-log-filter",
        gone_in="5.0",
        requires=(log_groups.CONTINUOUS_FLAG,),
        source=sources.MIGRATING_50,
    ),
    _continuous_log(log_groups.CONTINUOUS_GROUP_ARGUMENT, _NOT_RAY, prop="logs"),
    _continuous_log(log_groups.CONTINUOUS_STREAM_PREFIX, _NOT_RAY),
    _continuous_log("--continuous-log-conversionPattern"),
    SpecialParameter(log_groups.GROUP_PREFIX, "text", since="5.0", source=sources.CONTINUOUS_LOGGING, prop="logs"),
    SpecialParameter(log_groups.STREAM_PREFIX, "text", since="5.0", source=sources.CONTINUOUS_LOGGING),
    SpecialParameter("--enable-metrics", "presence", (*SPARK, RAY), prop="metrics"),
    # Ray: the CDK's Ray jobs have it too.
    _flag("--enable-observability-metrics", (*SPARK, RAY), prop="observability_metrics"),
    # AWS Glue Studio also writes it into streaming jobs.
    _flag("--enable-job-insights", prop="job_insights"),
    _flag("--enable-spark-ui", prop="spark_ui"),
    SpecialParameter("--spark-event-logs-path", "s3 folder", prop="spark_ui"),
    _flag("--enable-spark-ui-legacy-path", source=sources.SPARK_UI, prop="spark_ui"),
    SpecialParameter("--spark-ui-event-logs-path", "flag", allowed=("true",), source=sources.SPARK_UI, prop="spark_ui"),
    # Folders and encryption.
    SpecialParameter("--TempDir", "s3 folder", _NOT_RAY, prop="temp_dir"),
    SpecialParameter("--RedshiftTempDir", "s3 folder", instead="--TempDir", source=sources.AWSGLUE),
    SpecialParameter("--encryption-type", "text", allowed=("sse-s3",), instead="a SecurityConfiguration"),
    # Of Glue versions that are past their end of life: "do nothing on 3.0 and later".
    SpecialParameter("--use-postgres-driver", "flag", gone_in="3.0", allowed=("true",)),
    SpecialParameter("--enable-rename-algorithm-v2", "flag", gone_in="3.0"),
    SpecialParameter("--write-shuffle-spills-to-s3", "presence", (SPARK_ETL,), gone_in="3.0", source=sources.SHUFFLE),
    # Ray.
    _ray("--logging_configuration", "json"),
    _ray("--min-workers", "integer"),
    _ray("--object_spilling_config", "json"),
    _ray("--object_store_memory_head", "integer"),
    _ray("--object_store_memory_worker", "integer"),
    _ray("--pip-install", "list"),
    _ray("--s3-py-modules", "s3 objects"),
    _ray("--working-dir", "s3 object"),
)
SPECIAL_PARAMETERS = {parameter.name: parameter for parameter in _SPECIAL_PARAMETERS}

SUPPLIED_BY_GLUE = ("--JOB_ID", "--JOB_RUN_ID", "--SECURITY_CONFIGURATION")
"""The arguments that Glue passes to every Spark run; its library reads them (awsglue.utils)."""

SUPPLIED_BY_WORKFLOWS = ("--WORKFLOW_NAME", "--WORKFLOW_RUN_ID")
"""The arguments that a Glue workflow passes to its jobs."""

# Job arguments that Glue uses internally (job arguments page).
RESERVED_ARGUMENTS = ("--JOB_NAME", "--debug", "--endpoint", "--mode")

# The options that getResolvedOptions adds itself, and refuses in the list of options (awsglue/utils.py, all branches).
RESERVED_OPTIONS = (
    "JOB_ID", "JOB_RUN_ID", "SECURITY_CONFIGURATION", "continuation-option", "encryption-type", "job-bookmark-from",
    "job-bookmark-option", "job-bookmark-to",
)  # fmt: skip

# Job arguments page: "limited to 260 KB in total", keys and values together.
MAX_ARGUMENTS_SIZE = 260 * 1024

PARAMETER_OF_PROP = {row.prop: row for row in reversed(_SPECIAL_PARAMETERS) if row.prop is not None}
"""The parameter that each prop sets; the first one if there are several."""
