"""The rule unknown-run-parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import START_JOB_RUN_MEMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._rule import Finding
    from glue_constructs.rules._run import Run


class UnknownRunParameter(Rule["Run"]):
    """A run has a parameter that StartJobRun does not take.

    What it does:
        Looks at the names of a run's parameters. Version, role, command, connections, retries, tags and maintenance
        window belong to the job: a run cannot change them.

    Why:
        Every AWS SDK refuses it: 'Unknown parameter in input: "MaxRetries", must be one of: JobName, ...'.

    Wrong::

        {"JobName": "orders", "MaxRetries": 1}

    Right::

        {"JobName": "orders", "Timeout": 60}
    """

    id = "GC701"
    name = "unknown-run-parameter"
    severity = Severity.ERROR
    fix = "remove the parameter, and set it on the job if it belongs there"
    source = sources.API_RUNS
    since = "0.1.0"

    def check(self, run: Run) -> Iterator[Finding]:
        for name in run.given:
            if name not in START_JOB_RUN_MEMBERS:
                wanted = f"one of {', '.join(START_JOB_RUN_MEMBERS)}"
                yield self.finding(str(name), "StartJobRun does not take this parameter", wanted=wanted, got=name)
