"""The rule unpaired-worker-settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import PYTHON_SHELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class UnpairedWorkerSettings(Rule["Job"]):
    """WorkerType and NumberOfWorkers are not set together.

    What it does:
        Looks for one of the two without the other, on jobs that take workers and have no MaxCapacity.

    Why:
        "Please set both Worker Type and Number of Workers."

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "WorkerType": "G.1X"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 2}
    """

    id = "GC202"
    name = "unpaired-worker-settings"
    severity = Severity.ERROR
    fix = "set WorkerType and NumberOfWorkers, or neither"
    source = "https://github.com/aws/aws-cdk/pull/26241"
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.max_capacity is not None or job.command == PYTHON_SHELL:
            return
        if isinstance(job.worker_type, str) and job.number_of_workers is None:
            fault = "NumberOfWorkers is missing beside WorkerType"
            yield self.finding("NumberOfWorkers", fault, wanted="the number of workers", got=None)
        elif isinstance(job.number_of_workers, int) and job.worker_type is None:
            fault = "WorkerType is missing beside NumberOfWorkers"
            yield self.finding("WorkerType", fault, wanted=f"the type of the {job.number_of_workers} workers", got=None)
