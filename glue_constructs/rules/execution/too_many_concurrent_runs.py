"""The rule too-many-concurrent-runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import MAX_CONCURRENT_RUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class TooManyConcurrentRuns(Rule["Job"]):
    """The job allows more runs at a time than the default quota.

    What it does:
        Looks at ExecutionProperty.MaxConcurrentRuns.

    Why:
        The default quota is 4,000 concurrent runs of one job (2,000 of an account). It can be raised.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 5000}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 4000}}
    """

    id = "GC341"
    name = "too-many-concurrent-runs"
    severity = Severity.WARNING
    fix = "allow fewer runs, or have the account's quota raised"
    source = sources.QUOTAS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        runs = job.max_concurrent_runs
        if isinstance(runs, int) and runs > MAX_CONCURRENT_RUNS:
            fault = "MaxConcurrentRuns is more than the default quota"
            wanted = f"{MAX_CONCURRENT_RUNS} or fewer"
            yield self.finding("ExecutionProperty.MaxConcurrentRuns", fault, wanted=wanted, got=runs)
