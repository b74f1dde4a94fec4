"""The rule ray-outside-its-regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity, one_of
from glue_constructs.rules.tables import RAY, RAY_REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class RayOutsideItsRegions(Rule["Job"]):
    """Glue for Ray is not in this Region.

    What it does:
        Looks at Ray jobs whose Region is known.

    Why:
        Glue for Ray exists in us-east-1, us-east-2, us-west-2, eu-west-1 and ap-northeast-1 only.

    Region:
        eu-north-1

    Wrong::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}
    """

    id = "GC155"
    name = "ray-outside-its-regions"
    severity = Severity.WARNING
    fix = "deploy the job to a Region with Glue for Ray, or use a Spark job"
    source = sources.RAY
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command == RAY and isinstance(job.region, str) and job.region not in RAY_REGIONS:
            fault = "Glue for Ray is not in this Region"
            yield self.finding("Command.Name", fault, wanted=one_of(RAY_REGIONS), got=job.region)
