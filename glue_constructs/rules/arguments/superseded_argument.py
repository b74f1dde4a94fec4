from glue_constructs.rules._header import SPARK, Job, Severity, SpecialParameter, WrongSpecialParameter, sources


class SupersededArgument(WrongSpecialParameter):
    """A job argument is a legacy argument.

    What it does:
        Checks Spark jobs for --continuation-option, --encryption-type and --RedshiftTempDir. --encryption-type together
        with a SecurityConfiguration is reported by ignored-encryption-type.

    Why:
        Glue's library still reads them, but the guide names replacements.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--RedshiftTempDir": "s3://bucket/temporary/"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--TempDir": "s3://bucket/temporary/"}}
    """

    id = "GC428"
    severity = Severity.INFO
    fix = "use its replacement"
    source = sources.AWSGLUE
    commands = SPARK
    mark = "instead"
    fault = "{parameter.name} is a legacy argument"

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        if parameter.gone_in is not None or not parameter.is_requested(value):
            return False
        if parameter.allowed and value not in parameter.allowed:
            return False  # reported by unknown-argument-value, with a higher severity
        return parameter.name != "--encryption-type" or not isinstance(job.security_configuration, str)

    def wanted_of(self, parameter: SpecialParameter) -> str:
        return parameter.instead
