"""The rule max-capacity-with-workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import PYTHON_SHELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class MaxCapacityWithWorkers(Rule["Job"]):
    """MaxCapacity is set together with worker settings.

    What it does:
        Looks for MaxCapacity beside WorkerType or NumberOfWorkers. In a run, the job's settings count as well. On a
        Python shell job the workers are the fault, and workers-on-python-shell says so.

    Why:
        They are two ways to say the same thing: "Please do not set Max Capacity if using Worker Type and Number of
        Workers." GetJob returns a MaxCapacity for every job, so a copied definition often has both.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 10, "MaxCapacity": 10}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 10}
    """

    id = "GC201"
    name = "max-capacity-with-workers"
    severity = Severity.ERROR
    fix = "remove MaxCapacity"
    source = sources.API_JOBS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        has_workers = isinstance(job.worker_type, str) or isinstance(job.number_of_workers, int)
        if has_workers and isinstance(job.max_capacity, (int, float)) and job.command != PYTHON_SHELL:
            fault = "MaxCapacity excludes WorkerType and NumberOfWorkers"
            yield self.finding("MaxCapacity", fault, wanted="one or the other", got=job.max_capacity)
