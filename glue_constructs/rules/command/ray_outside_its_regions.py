from glue_constructs.model.commands import RAY_REGIONS
from glue_constructs.rules._header import RAY, Finding, Iterator, Job, Rule, Severity, one_of, sources


class RayOutsideItsRegions(Rule[Job]):
    """Glue for Ray is not available in this Region.

    What it does:
        Checks Ray jobs whose Region is known.

    Why:
        Glue for Ray is available only in us-east-1, us-east-2, us-west-2, eu-west-1 and ap-northeast-1.

    Region:
        eu-north-1

    Wrong::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}
    """

    id = "GC155"
    severity = Severity.WARNING
    fix = "deploy the job to a Region with Glue for Ray, or use a Spark job"
    source = sources.RAY

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command == RAY and isinstance(job.region, str) and job.region not in RAY_REGIONS:
            fault = "Glue for Ray is not available in this Region"
            yield self.finding("Command.Name", fault, wanted=one_of(RAY_REGIONS), got=job.region)
