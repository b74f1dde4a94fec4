from glue_constructs.model.versions import GLUE_VERSIONS
from glue_constructs.rules._header import SPARK_ETL, Finding, Iterator, Job, Rule, Severity, sources

# The original default.
_LONG = next(iter(GLUE_VERSIONS.values())).default_timeout


class ImplicitTimeout(Rule[Job]):
    """The job's runs end after 8 hours, because Timeout is not set.

    What it does:
        Checks that Spark ETL jobs on Glue 5.0 and later have Timeout.

    Why:
        Glue 5.0 reduced the default from 2,880 minutes to 480: a long job that migrates from 4.0 is stopped early.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 480}

    Contradictions:
        The CloudFormation page and the AWS CDK still give 2,880 for all versions; the rule follows the API and the
        guide.
    """

    id = "GC302"
    severity = Severity.INFO
    fix = "set Timeout"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        version = job.nearest_version if job.command == SPARK_ETL else None
        if job.timeout is None and version is not None and version.default_timeout < _LONG:
            fault = f"without Timeout, a run on this Glue version ends after {version.default_timeout} minutes"
            yield self.finding("Timeout", fault, wanted="the maximum minutes of a run", got=None)
