"""Python shell jobs (command ``pythonshell``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.jobs.job import GlueJob
from glue_constructs.jobs.logs import Logs
from glue_constructs.jobs.options import GlueVersion
from glue_constructs.validation.values import plain

if TYPE_CHECKING:
    from constructs import Construct
    from typing_extensions import Unpack

    from glue_constructs.jobs.props import JobProps

_LOG_GROUPS = ("/aws-glue/python-jobs/output", "/aws-glue/python-jobs/error")


class PythonShellJob(GlueJob):
    """A Python shell job: one Python process on a sixteenth of a DPU, or on a whole one.

    Args:
        scope: The construct that the job belongs to.
        id: The job's id in that scope.
        python_version: The Python. Left out: 3.9, the only one that can still be created.
        max_capacity: DPUs, 0.0625 or 1. Left out: 0.0625, the service's default.
        glue_version: The service ignores it for Python shell jobs, but stores it. Left out: 3.0, the version that
            the release notes tie Python shell 3.9 to.
        worker_type: Python shell jobs have no workers: refused by a rule that says so, and by type checkers.
        number_of_workers: The same.
        **common: The props of every job, see `JobProps`; ``script`` is required.

    Raises:
        InvalidScript: The script is not there, or is a directory.
        InvalidJob: Glue would refuse the job; every finding at once.
        InvalidInput: A prop is of the wrong kind.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        python_version: str = "3.9",
        max_capacity: float = 0.0625,
        glue_version: GlueVersion | str = GlueVersion.V3_0,
        worker_type: None = None,
        number_of_workers: None = None,
        **common: Unpack[JobProps],
    ) -> None:
        kind = {
            "Command": {"Name": "pythonshell", "PythonVersion": python_version},
            "GlueVersion": plain(glue_version),
            "WorkerType": plain(worker_type),
            "NumberOfWorkers": number_of_workers,
            "MaxCapacity": max_capacity,
        }
        features = [Logs(_LOG_GROUPS, secured=common.get("security_configuration") is not None)]
        super().__init__(scope, id, kind=kind, features=features, **common)
