from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class SupersededArgument(Rule[Job]):
    """A job argument is a legacy one.

    What it does:
        Looks for --continuation-option, --encryption-type and --RedshiftTempDir on Spark jobs. --encryption-type
        beside a SecurityConfiguration is left to ignored-encryption-type.

    Why:
        Glue's library still reads them, and the guide names others in their place.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--RedshiftTempDir": "s3://bucket/temporary/"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--TempDir": "s3://bucket/temporary/"}}
    """

    id = "GC428"
    severity = Severity.INFO
    fix = "use what took its place"
    source = sources.AWSGLUE

    def check(self, job: Job) -> Iterator[Finding]:
        for argument, value, parameter in job.arguments.special if job.is_spark else ():
            if not parameter.instead or parameter.gone_in is not None or not parameter.is_asked_for(value):
                continue
            if parameter.allowed and value not in parameter.allowed:
                continue  # which is worse, and unknown-argument-value
            if not isinstance(job.security_configuration, str) or parameter.name != "--encryption-type":
                fault = f"{parameter.name} is a legacy argument"
                yield self.finding(argument.property, fault, wanted=parameter.instead, got=value)
