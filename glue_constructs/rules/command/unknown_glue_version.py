"""The rule unknown-glue-version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity, one_of
from glue_constructs.rules.tables import OFFERED_GLUE_VERSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class UnknownGlueVersion(Rule["Job"]):
    """The Glue version is none that this release knows.

    What it does:
        Looks at GlueVersion of Spark jobs. It may be newer than this release, hence only a warning.

    Why:
        The service refuses a version that it does not have: "Given GlueVersion [...] is not valid."

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.1"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}
    """

    id = "GC123"
    name = "unknown-glue-version"
    severity = Severity.WARNING
    fix = "check the version against Glue's release notes"
    source = sources.RELEASE_NOTES
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.is_spark and job.release and job.version is None:
            fault = "GlueVersion is none that this release of glue_constructs knows"
            yield self.finding("GlueVersion", fault, wanted=one_of(OFFERED_GLUE_VERSIONS), got=job.glue_version)
