"""The rule old-glue-version-for-ray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import RAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class OldGlueVersionForRay(Rule["Job"]):
    """A Ray job has a Glue version from before Ray.

    What it does:
        Looks at GlueVersion of Ray jobs.

    Why:
        Ray jobs exist from Glue 4.0 on.

    Wrong::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "3.0"}

    Right::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
    """

    id = "GC131"
    name = "old-glue-version-for-ray"
    severity = Severity.ERROR
    fix = "set GlueVersion to '4.0'"
    source = sources.API_JOBS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command == RAY and job.is_older_than("4.0"):
            yield self.finding("GlueVersion", "this Glue version has no Ray", wanted="'4.0'", got=job.glue_version)
