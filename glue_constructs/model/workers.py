"""The worker types: one row each."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

from glue_constructs.model import sources
from glue_constructs.model.commands import RAY, RAY_REGIONS, SPARK, SPARK_ETL, SPARK_STREAMING

# add-job > Worker type, "in the following AWS Regions".
_REGIONS_OF_4X_AND_8X = (
    "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1",
    "eu-central-1", "eu-north-1", "eu-south-2", "eu-west-1", "eu-west-2",
    "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2",
)  # fmt: skip
_REGIONS_OF_12X_16X_AND_R = (
    "us-east-1", "us-east-2", "us-west-2", "sa-east-1", "eu-central-1", "eu-south-2", "eu-west-1", "ap-northeast-1",
)  # fmt: skip

# Quotas > "Max task DPUs": 1,000 in the large Regions, 500 in the others. The rules report only above the larger one.
_DEFAULT_TASK_DPUS = 1_000


@dataclass(frozen=True)
class Worker:
    """A predefined worker type; the sizes are per worker.

    Attributes:
        name: The value of WorkerType.
        dpu: The data processing units of one worker, in `unit`.
        unit: "DPU", or "M-DPU" for workers with more memory, which have a separate price.
        vcpu: Virtual processors.
        memory_gb: Memory in GB.
        disk_gb: Disk in GB, on the newest Glue version.
        commands: The commands that the documentation names for it.
        doubtful_commands: The commands that one document allows and another does not.
        min_glue_version: The first Glue version with it; `None` when every supported version has it.
        min_workers: The minimum number of workers of a job; 0 where it is not documented.
        max_workers: The maximum that a document or the service names; `None` where only quotas apply.
        flex: Whether the execution class FLEX supports it.
        regions: The Regions where it is documented; `None` for every Region.
        source: The document.
    """

    name: str
    _: KW_ONLY
    dpu: float
    vcpu: int
    memory_gb: int
    disk_gb: int
    min_workers: int
    unit: str = "DPU"
    commands: tuple[str, ...] = SPARK
    doubtful_commands: tuple[str, ...] = ()
    min_glue_version: str | None = None
    max_workers: int | None = None
    flex: bool = False
    regions: tuple[str, ...] | None = None
    source: str = sources.API_JOBS

    def is_for(self, command: object) -> bool:
        """Whether any document allows it for the command."""
        return command in self.commands or command in self.doubtful_commands

    @property
    def usual_max_workers(self) -> int | None:
        """The documented maximum number of workers, or else the number that fits the default quota of an account."""
        if self.max_workers is not None or self.unit != "DPU":
            return self.max_workers
        return int(_DEFAULT_TASK_DPUS / self.dpu)


def _letters_of(name: str) -> str:
    """Return a name without case and punctuation, "G1X" for "g.1x"."""
    return "".join(filter(str.isalnum, name)).upper()


def _for_etl(
    name: str,
    dpu: int,
    *,
    memory_gb: int,
    disk_gb: int,
    since: str = "4.0",
    unit: str = "DPU",
    regions: tuple[str, ...] = _REGIONS_OF_12X_16X_AND_R,
) -> Worker:
    """Return a worker type for "Spark ETL jobs in select Regions" (Jobs API)."""
    return Worker(
        name,
        dpu=dpu,
        unit=unit,
        vcpu=4 * dpu,
        memory_gb=memory_gb,
        disk_gb=disk_gb,
        min_workers=2,
        commands=(SPARK_ETL,),
        doubtful_commands=(SPARK_STREAMING,),
        min_glue_version=since,
        regions=regions,
        source=sources.ADD_JOB,
    )


_WORKER_TYPES = (
    # The 2020 Jobs API page. One worker is accepted: real jobs on Glue 2.0 to 4.0 have it.
    Worker("Standard", dpu=1, vcpu=4, memory_gb=16, disk_gb=50, min_workers=0),
    # 299: "To use Worker Type G.025X, maximum allowed value of Number of Workers is 299" (cql-replicator issue 98).
    Worker(
        "G.025X",
        dpu=0.25,
        vcpu=2,
        memory_gb=4,
        disk_gb=84,
        min_workers=2,
        commands=(SPARK_STREAMING,),
        min_glue_version="3.0",
        max_workers=299,
    ),
    # 299 and 149: only the CloudFormation page and the Jobs API page of 2020 name them.
    Worker("G.1X", dpu=1, vcpu=4, memory_gb=16, disk_gb=94, min_workers=2, max_workers=299, flex=True),
    Worker("G.2X", dpu=2, vcpu=8, memory_gb=32, disk_gb=138, min_workers=2, max_workers=149, flex=True),
    _for_etl("G.4X", 4, memory_gb=64, disk_gb=256, since="3.0", regions=_REGIONS_OF_4X_AND_8X),
    _for_etl("G.8X", 8, memory_gb=128, disk_gb=512, since="3.0", regions=_REGIONS_OF_4X_AND_8X),
    _for_etl("G.12X", 12, memory_gb=192, disk_gb=768),
    _for_etl("G.16X", 16, memory_gb=256, disk_gb=1024),
    _for_etl("R.1X", 1, memory_gb=32, disk_gb=94, unit="M-DPU"),
    _for_etl("R.2X", 2, memory_gb=64, disk_gb=138, unit="M-DPU"),
    _for_etl("R.4X", 4, memory_gb=128, disk_gb=256, unit="M-DPU"),
    _for_etl("R.8X", 8, memory_gb=256, disk_gb=512, unit="M-DPU"),
    # 25: the account's fixed quota of 50 M-DPU.
    Worker(
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

_BY_LETTERS = {_letters_of(name): worker for name, worker in WORKER_TYPES.items()}


def find_worker(name: str) -> Worker | None:
    """Return the row of a name, ignoring case and punctuation."""
    return WORKER_TYPES.get(name) or _BY_LETTERS.get(_letters_of(name))
