"""The rule ray-job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import RAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class RayJob(Rule["Job"]):
    """The job is a Ray job.

    What it does:
        Looks at Command.Name for "glueray".

    Why:
        Glue for Ray is closed to new customers since 2026-04-30. Accounts that used it before may go on.

    Wrong::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}
    """

    id = "GC130"
    name = "ray-job"
    severity = Severity.WARNING
    fix = "use a Spark job, unless the account has run Ray jobs before"
    source = sources.RAY
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command == RAY:
            fault = "Glue for Ray is closed to new customers since 2026-04-30"
            yield self.finding("Command.Name", fault, wanted="an account that has used it before", got=job.command)
