"""The rule connections-on-ray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import RAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class ConnectionsOnRay(Rule["Job"]):
    """A Ray job has connections.

    What it does:
        Looks at Connections of Ray jobs.

    Why:
        Ray jobs have no Amazon VPC integration: a connection that leads into a VPC does not work with them.

    Wrong::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0",
         "Connections": {"Connections": ["warehouse"]}}

    Right::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
    """

    id = "GC503"
    name = "connections-on-ray"
    severity = Severity.WARNING
    fix = "leave Connections out, or use a Spark job"
    source = sources.RELEASE_NOTES
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        names = job.connections
        if job.command == RAY and isinstance(names, tuple) and names:
            fault = "Ray jobs cannot reach into a VPC"
            yield self.finding("Connections.Connections", fault, wanted="no connections", got=list(names))
