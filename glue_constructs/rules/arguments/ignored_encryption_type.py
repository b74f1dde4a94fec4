from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class IgnoredEncryptionType(Rule[Job]):
    """The legacy argument --encryption-type is ignored, because the job has a security configuration.

    What it does:
        Checks Spark jobs with a SecurityConfiguration for --encryption-type sse-s3.

    Why:
        Server-side encryption by this argument "is ignored if a security configuration is specified". The guide calls
        it a legacy parameter.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "SecurityConfiguration": "encrypted",
         "DefaultArguments": {"--encryption-type": "sse-s3"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "SecurityConfiguration": "encrypted"}
    """

    id = "GC469"
    severity = Severity.WARNING
    fix = "remove --encryption-type"
    source = sources.ADD_JOB

    def check(self, job: Job) -> Iterator[Finding]:
        if not job.is_spark or job.arguments.get("--encryption-type") != "sse-s3":
            return
        if isinstance(job.security_configuration, str):
            fault = "--encryption-type is ignored when SecurityConfiguration is set"
            path = job.arguments.path_of("--encryption-type")
            yield self.finding(path, fault, wanted="no --encryption-type", got="sse-s3")
