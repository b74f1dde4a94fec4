"""The rule misspelt-worker-type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import PYTHON_SHELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class MisspeltWorkerType(Rule["Job"]):
    """The worker type is a known one, spelt otherwise.

    What it does:
        Looks for a WorkerType that differs from a known one only in case or punctuation: "g.1x", "G_1X", "STANDARD".

    Why:
        The names are an enumeration, case and all: "'g.1x' is not one of ['Standard', 'G.1X', ...]".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G_1X", "NumberOfWorkers": 2}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 2}
    """

    id = "GC210"
    name = "misspelt-worker-type"
    severity = Severity.ERROR
    fix = "write the worker type exactly as Glue does"
    source = sources.CLOUDFORMATION
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        worker = job.worker
        if worker is not None and worker.name != job.worker_type and job.command != PYTHON_SHELL:
            fault = "WorkerType is spelt otherwise than Glue spells it"
            yield self.finding("WorkerType", fault, wanted=repr(worker.name), got=job.worker_type)
