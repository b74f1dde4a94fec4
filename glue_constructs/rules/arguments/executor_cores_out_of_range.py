"""The rule executor-cores-out-of-range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._argument_values import whole_number
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding

_PER_VCPU = 2


class ExecutorCoresOutOfRange(Rule["Job"]):
    """The executors get a number of cores that the worker does not bear.

    What it does:
        Looks at --executor-cores of Spark jobs on Glue 3.0 and later: a whole number from 1 to twice the virtual
        processors of the worker type. Without a known worker type, any number from 1. An empty value passes.

    Why:
        "The value should not exceed 2x the number of vCPUs on the worker type": more tasks at once press on memory
        and disk.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 2,
         "DefaultArguments": {"--executor-cores": "9"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 2,
         "DefaultArguments": {"--executor-cores": "8"}}
    """

    id = "GC467"
    name = "executor-cores-out-of-range"
    severity = Severity.WARNING
    fix = "set --executor-cores to at most twice the vCPUs of the worker type, or leave it out"
    source = sources.JOB_ARGUMENTS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        cores = job.arguments.get("--executor-cores")
        if not isinstance(cores, str) or not cores.strip() or not job.is_spark or job.is_older_than("3.0"):
            return
        number = whole_number(cores)
        most = job.worker.vcpu * _PER_VCPU if job.worker is not None else None
        if number is None or number < 1 or (most is not None and number > most):
            wanted = "a whole number from 1" if most is None else f"a whole number from 1 to {most}"
            yield self.finding(job.arguments.at("--executor-cores"), "wrong number of cores", wanted=wanted, got=cores)
