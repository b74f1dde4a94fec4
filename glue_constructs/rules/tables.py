"""What Glue offers, as data: worker types, versions, limits. Each row bears its source; dates are facts, not a clock.

The service adds worker types and versions: a name that is not here may be newer than this release.
"""

from __future__ import annotations

from dataclasses import dataclass

from glue_constructs.rules import _sources as sources

SPARK_ETL = "glueetl"
SPARK_STREAMING = "gluestreaming"
PYTHON_SHELL = "pythonshell"
RAY = "glueray"

COMMANDS = (SPARK_ETL, SPARK_STREAMING, PYTHON_SHELL, RAY)
SPARK = (SPARK_ETL, SPARK_STREAMING)

# add-job > Worker type, "in the following AWS Regions".
_REGIONS_OF_4X_AND_8X = (
    "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1",
    "eu-central-1", "eu-north-1", "eu-south-2", "eu-west-1", "eu-west-2",
    "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2",
)  # fmt: skip
_REGIONS_OF_12X_16X_AND_R = (
    "us-east-1", "us-east-2", "us-west-2", "sa-east-1", "eu-central-1", "eu-south-2", "eu-west-1", "ap-northeast-1",
)  # fmt: skip
RAY_REGIONS = ("us-east-1", "us-east-2", "us-west-2", "eu-west-1", "ap-northeast-1")

# Quotas > "Max task DPUs": 1,000 in the large Regions, 500 elsewhere. Only above the larger is there something to say.
DEFAULT_TASK_DPUS = 1_000


@dataclass(frozen=True)
class WorkerType:
    """A predefined worker; the sizes are of one worker.

    Attributes:
        name: The name that WorkerType takes.
        dpu: Data processing units that one worker counts for, in `unit`.
        unit: "DPU", or "M-DPU" for workers with more memory, which have a price of their own.
        vcpu: Virtual processors.
        memory_gb: Memory in GB.
        disk_gb: Disk in GB, on the newest Glue version.
        commands: The commands that documents name for it.
        doubtful_commands: The commands that one document allows and another leaves out.
        min_glue_version: The oldest Glue version that has it; `None` when it is older than every version still offered.
        min_workers: The fewest workers a job can have; 0 where no document gives a number.
        max_workers: The most workers that a document or the service has named; `None` where only quotas count.
        flex: Whether the execution class FLEX takes it.
        regions: Where it is documented to exist; `None` for every Region.
        source: The document.
    """

    name: str
    dpu: float
    vcpu: int
    memory_gb: int
    disk_gb: int
    unit: str = "DPU"
    commands: tuple[str, ...] = SPARK
    doubtful_commands: tuple[str, ...] = ()
    min_glue_version: str | None = None
    min_workers: int = 2
    max_workers: int | None = None
    flex: bool = False
    regions: tuple[str, ...] | None = None
    source: str = sources.API_JOBS

    def is_for(self, command: object) -> bool:
        """Whether any document names the command for it."""
        return command in self.commands or command in self.doubtful_commands

    @property
    def usual_max_workers(self) -> int | None:
        """The most workers that fit the named maximum, or else the default quota of one account."""
        if self.max_workers is not None or self.unit != "DPU":
            return self.max_workers
        return int(DEFAULT_TASK_DPUS / self.dpu)


def _for_etl(
    name: str,
    dpu: int,
    *,
    memory_gb: int,
    disk_gb: int,
    since: str = "4.0",
    unit: str = "DPU",
    regions: tuple[str, ...] = _REGIONS_OF_12X_16X_AND_R,
) -> WorkerType:
    """A worker for "Spark ETL jobs in select Regions", in the words of the Jobs API."""
    return WorkerType(
        name,
        dpu=dpu,
        unit=unit,
        vcpu=4 * dpu,
        memory_gb=memory_gb,
        disk_gb=disk_gb,
        commands=(SPARK_ETL,),
        doubtful_commands=(SPARK_STREAMING,),
        min_glue_version=since,
        regions=regions,
        source=sources.ADD_JOB,
    )


_WORKER_TYPES = (
    # The 2020 Jobs API page. One worker is accepted: real jobs on Glue 2.0 to 4.0 have it.
    WorkerType("Standard", dpu=1, vcpu=4, memory_gb=16, disk_gb=50, min_workers=0),
    # 299: "To use Worker Type G.025X, maximum allowed value of Number of Workers is 299" (cql-replicator issue 98).
    WorkerType(
        "G.025X",
        dpu=0.25,
        vcpu=2,
        memory_gb=4,
        disk_gb=84,
        commands=(SPARK_STREAMING,),
        min_glue_version="3.0",
        max_workers=299,
    ),
    # 299 and 149: only the CloudFormation page and the Jobs API page of 2020 still say so.
    WorkerType("G.1X", dpu=1, vcpu=4, memory_gb=16, disk_gb=94, max_workers=299, flex=True),
    WorkerType("G.2X", dpu=2, vcpu=8, memory_gb=32, disk_gb=138, max_workers=149, flex=True),
    _for_etl("G.4X", 4, memory_gb=64, disk_gb=256, since="3.0", regions=_REGIONS_OF_4X_AND_8X),
    _for_etl("G.8X", 8, memory_gb=128, disk_gb=512, since="3.0", regions=_REGIONS_OF_4X_AND_8X),
    _for_etl("G.12X", 12, memory_gb=192, disk_gb=768),
    _for_etl("G.16X", 16, memory_gb=256, disk_gb=1024),
    _for_etl("R.1X", 1, memory_gb=32, disk_gb=94, unit="M-DPU"),
    _for_etl("R.2X", 2, memory_gb=64, disk_gb=138, unit="M-DPU"),
    _for_etl("R.4X", 4, memory_gb=128, disk_gb=256, unit="M-DPU"),
    _for_etl("R.8X", 8, memory_gb=256, disk_gb=512, unit="M-DPU"),
    # 25: the account's fixed quota of 50 M-DPU.
    WorkerType(
        "Z.2X",
        dpu=2,
        unit="M-DPU",
        vcpu=8,
        memory_gb=64,
        disk_gb=128,
        commands=(RAY,),
        min_glue_version="4.0",
        min_workers=0,
        max_workers=25,
        regions=RAY_REGIONS,
        source=sources.RAY,
    ),
)
WORKER_TYPES = {worker.name: worker for worker in _WORKER_TYPES}


@dataclass(frozen=True)
class GlueVersion:
    """A version of Glue for Spark and Ray jobs.

    Attributes:
        name: What GlueVersion takes.
        commands: The commands that run on it.
        spark: Its version of Spark.
        python: Its version of Python.
        default_timeout: Minutes after which a job without Timeout ends.
        end_of_life: The day from which jobs can neither be created nor run, ISO 8601; `None` while there is none.
        successor: Where the version policy sends its jobs.
        source: The document.
    """

    name: str
    spark: str
    python: str
    default_timeout: int
    commands: tuple[str, ...] = SPARK
    end_of_life: str | None = None
    successor: str | None = None
    source: str = sources.RELEASE_NOTES


def _retired(name: str, spark: str, python: str, commands: tuple[str, ...] = SPARK) -> GlueVersion:
    return GlueVersion(
        name,
        spark,
        python,
        default_timeout=2_880,
        commands=commands,
        end_of_life="2026-04-01",
        successor="6.0",
        source=sources.VERSION_POLICY,
    )


_GLUE_VERSIONS = (
    _retired("0.9", "2.2.1", "2.7", commands=(SPARK_ETL,)),
    _retired("1.0", "2.4.3", "2.7 or 3.6"),
    _retired("2.0", "2.4.3", "3.7"),
    GlueVersion("3.0", "3.1.1", "3.7", default_timeout=2_880),
    GlueVersion("4.0", "3.3.0", "3.10", default_timeout=2_880, commands=(*SPARK, RAY)),
    GlueVersion("5.0", "3.5.4", "3.11", default_timeout=480),
    GlueVersion("5.1", "3.5.6", "3.11", default_timeout=480),
    GlueVersion("6.0", "4.1.1", "3.13", default_timeout=480),
)
GLUE_VERSIONS = {version.name: version for version in _GLUE_VERSIONS}
OFFERED_GLUE_VERSIONS = tuple(version.name for version in _GLUE_VERSIONS if version.end_of_life is None)

# Jobs API > JobCommand.PythonVersion, its pattern ^([2-3]|3[.]9)$ written out.
PYTHON_VERSIONS = ("2", "3", "3.9")
# Jobs API > MaxCapacity, for Python shell jobs.
PYTHON_SHELL_CAPACITIES = (0.0625, 1)
# The version policy; "3" stands for Python 3.6.
PYTHON_SHELL_END_OF_LIFE = {"2": "2026-04-01", "3": "2026-06-01"}
# Ray jobs > Runtime.
RAY_RUNTIMES = ("Ray2.4",)

EXECUTION_CLASSES = ("STANDARD", "FLEX")
# Jobs API: "less than 7 days or 10080 minutes"; add-job: "the maximum is 7 days or 10,080 minutes". The wider one.
MAX_TIMEOUT = 10_080
# add-job: "from 0 to 10".
MAX_RETRIES = 10
# Quotas > concurrent runs per job, adjustable.
MAX_CONCURRENT_RUNS = 4_000

# Job arguments that Glue keeps to itself (job arguments page).
RESERVED_ARGUMENTS = ("--JOB_NAME", "--debug", "--endpoint", "--mode")

# What getResolvedOptions adds by itself, and then refuses to be asked for (awsglue/utils.py, all branches).
RESERVED_OPTIONS = (
    "JOB_ID", "JOB_RUN_ID", "SECURITY_CONFIGURATION", "continuation-option", "encryption-type", "job-bookmark-from",
    "job-bookmark-option", "job-bookmark-to",
)  # fmt: skip

# Job arguments page: "limited to 260 KB in total", keys and values together.
MAX_ARGUMENTS_SIZE = 260 * 1024

# StartJobRun in the Job Runs API, today's (botocore 1.44.5).
START_JOB_RUN_MEMBERS = (
    "JobName", "JobRunQueuingEnabled", "JobRunId", "Arguments", "AllocatedCapacity", "Timeout", "MaxCapacity",
    "SecurityConfiguration", "NotificationProperty", "WorkerType", "NumberOfWorkers", "ExecutionClass",
    "ExecutionRoleSessionPolicy",
)  # fmt: skip

# The properties of AWS::Glue::Job, those of its objects by their path (registry schema of 2026-10-20). Tags and the two
# maps of arguments take any key.
PROPERTIES = (
    "AllocatedCapacity", "Command", "Command.Name", "Command.PythonVersion", "Command.Runtime",
    "Command.ScriptLocation", "Connections", "Connections.Connections", "DefaultArguments", "Description",
    "ExecutionClass", "ExecutionProperty", "ExecutionProperty.MaxConcurrentRuns", "GlueVersion", "JobMode",
    "JobRunQueuingEnabled", "LogUri", "MaintenanceWindow", "MaxCapacity", "MaxRetries", "Name",
    "NonOverridableArguments", "NotificationProperty", "NotificationProperty.NotifyDelayAfter", "NumberOfWorkers",
    "Role", "SecurityConfiguration", "Tags", "Timeout", "WorkerType",
)  # fmt: skip
JOB_MODES = ("SCRIPT", "VISUAL", "NOTEBOOK")
