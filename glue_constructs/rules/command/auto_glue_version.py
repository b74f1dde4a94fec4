from glue_constructs.model.versions import OFFERED_GLUE_VERSIONS
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, one_of, sources


class AutoGlueVersion(Rule[Job]):
    r"""GlueVersion is 'auto', which CloudFormation does not accept.

    What it does:
        Checks GlueVersion of any job for "auto", in any case.

    Why:
        The API takes "auto" for Spark jobs with MaxRetries of 1 or more. The CloudFormation schema does not: "'auto'
        does not match '^(\w+\.)+\w+$'".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "auto", "Timeout": 60, "MaxRetries": 1}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0", "Timeout": 60, "MaxRetries": 1}

    Contradictions:
        The API's pattern allows "auto", the CloudFormation schema of 2026-10-20 does not. Properties are
        CloudFormation's here, so the rule follows the schema; what the API requires for "auto" (retries, no queuing,
        Spark) does not apply then.
    """

    id = "GC121"
    severity = Severity.ERROR
    fix = "set a version, or enable automatic upgrades with the API after the deployment"
    source = sources.CLOUDFORMATION

    def check(self, job: Job) -> Iterator[Finding]:
        if isinstance(job.glue_version, str) and job.glue_version.lower() == "auto":
            fault = "CloudFormation does not accept GlueVersion 'auto'"
            yield self.finding("GlueVersion", fault, wanted=one_of(OFFERED_GLUE_VERSIONS), got=job.glue_version)
