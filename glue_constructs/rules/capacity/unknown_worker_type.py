"""The rule unknown-worker-type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity, one_of
from glue_constructs.rules.tables import PYTHON_SHELL, WORKER_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class UnknownWorkerType(Rule["Job"]):
    """The worker type is none that this release knows.

    What it does:
        Looks for a WorkerType that is no known one, however it is spelt. It may be newer than this release, hence
        only a warning.

    Why:
        Glue and the CloudFormation schema refuse a worker type that they do not have.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.99X", "NumberOfWorkers": 2}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.16X", "NumberOfWorkers": 2}
    """

    id = "GC211"
    name = "unknown-worker-type"
    severity = Severity.WARNING
    fix = "check the worker type against Glue's documentation"
    source = sources.API_JOBS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        if isinstance(job.worker_type, str) and job.worker is None and job.command != PYTHON_SHELL:
            fault = "WorkerType is none that this release of glue_constructs knows"
            yield self.finding("WorkerType", fault, wanted=one_of(WORKER_TYPES), got=job.worker_type)
