from glue_constructs.model.versions import GLUE_VERSIONS
from glue_constructs.rules._header import SPARK_ETL, Finding, Iterator, Job, Rule, Severity, sources

# What it was at first.
_LONG = next(iter(GLUE_VERSIONS.values())).default_timeout


class ImplicitTimeout(Rule[Job]):
    """The job ends after 8 hours, because it does not say when.

    What it does:
        Looks for Timeout on Spark ETL jobs from Glue 5.0 on.

    Why:
        The default fell from 2,880 minutes to 480 with Glue 5.0: a long job that moves from 4.0 is cut short.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 480}

    Contradictions:
        The CloudFormation page and the AWS CDK still give 2,880 for all; the API and the guide are followed.
    """

    id = "GC302"
    severity = Severity.INFO
    fix = "set Timeout"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        version = job.nearest_version if job.command == SPARK_ETL else None
        if job.timeout is None and version is not None and version.default_timeout < _LONG:
            fault = f"without Timeout, a run on this Glue version ends after {version.default_timeout} minutes"
            yield self.finding("Timeout", fault, wanted="minutes that suit the job", got=None)
