"""The rule max-concurrent-runs-out-of-range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class MaxConcurrentRunsOutOfRange(Rule["Job"]):
    """The job allows no run.

    What it does:
        Looks at ExecutionProperty.MaxConcurrentRuns.

    Why:
        The least is 1, which is also the default.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 0}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 1}}
    """

    id = "GC340"
    name = "max-concurrent-runs-out-of-range"
    severity = Severity.ERROR
    fix = "set MaxConcurrentRuns to 1 or more, or leave it out"
    source = sources.API_JOBS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        runs = job.max_concurrent_runs
        if isinstance(runs, int) and runs < 1:
            fault = "MaxConcurrentRuns allows no run"
            yield self.finding("ExecutionProperty.MaxConcurrentRuns", fault, wanted="1 or more", got=runs)
