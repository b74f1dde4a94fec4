from glue_constructs.rules._header import SPARK, Job, Severity, SpecialParameter, WrongSpecialParameter, sources


class SupersededArgument(WrongSpecialParameter):
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
    commands = SPARK
    mark = "instead"
    fault = "{parameter.name} is a legacy argument"

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        if parameter.gone_in is not None or not parameter.is_requested(value):
            return False
        if parameter.allowed and value not in parameter.allowed:
            return False  # which is worse, and unknown-argument-value
        return parameter.name != "--encryption-type" or not isinstance(job.security_configuration, str)

    def wanted_of(self, parameter: SpecialParameter) -> str:
        return parameter.instead
