"""Spark ETL jobs (command ``glueetl``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.jobs.feature import Settings
from glue_constructs.jobs.job import GlueJob
from glue_constructs.jobs.logs import Logs
from glue_constructs.jobs.options import WorkerType
from glue_constructs.validation.values import plain

if TYPE_CHECKING:
    from constructs import Construct
    from typing_extensions import Unpack

    from glue_constructs.jobs.feature import Feature
    from glue_constructs.jobs.options import ExecutionClass, GlueVersion
    from glue_constructs.jobs.props import JobProps

# Up to Glue 4.0 continuous logging writes to logs-v2; from 5.0 on everything goes to error and output
# (https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html).
_LOG_GROUPS = ("/aws-glue/jobs/output", "/aws-glue/jobs/error", "/aws-glue/jobs/logs-v2")


class SparkEtlJob(GlueJob):
    """A Spark ETL job in Python: a script that runs on workers until it is done.

    Args:
        scope: The construct that the job belongs to.
        id: The job's id in that scope.
        glue_version: The Glue version, which decides the versions of Spark and Python. Required: a default would rot.
        worker_type: The kind of worker. Left out together with number_of_workers: G.1X.
        number_of_workers: How many workers, the driver's included; at least 2. Left out together with worker_type: 2.
        max_capacity: Only Glue 1.0 and older took it for Spark jobs: refused, with the way out in the message.
        execution_class: FLEX for spare capacity (G.1X and G.2X only). Left out: STANDARD, the service's default.
        **common: The props of every job, see `JobProps`; ``script`` is required.

    Raises:
        InvalidScript: The script is not there, or is a directory.
        InvalidJob: Glue would refuse the job; every finding at once.
        InvalidInput: A prop is of the wrong kind, or an argument contradicts the prop that owns it.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        glue_version: GlueVersion | str,
        worker_type: WorkerType | str | None = None,
        number_of_workers: int | None = None,
        max_capacity: float | None = None,
        execution_class: ExecutionClass | str | None = None,
        **common: Unpack[JobProps],
    ) -> None:
        features: list[Feature] = [
            Settings("script", {"--job-language": "python"}),
            Logs(_LOG_GROUPS, secured=common.get("security_configuration") is not None),
        ]
        if worker_type is None and number_of_workers is None and max_capacity is None:
            worker_type, number_of_workers = WorkerType.G_1X, 2
        kind = {
            "Command": {"Name": "glueetl", "PythonVersion": "3"},
            "GlueVersion": plain(glue_version),
            "WorkerType": plain(worker_type),
            "NumberOfWorkers": number_of_workers,
            "MaxCapacity": max_capacity,
            "ExecutionClass": plain(execution_class),
        }
        super().__init__(scope, id, kind=kind, features=features, **common)
