from glue_constructs.rules._header import Job, Severity, SpecialParameter, WrongSpecialParameter, sources


class PresenceFlagSetToFalse(WrongSpecialParameter):
    """A flag that is enabled by being present is set to false.

    What it does:
        Checks for --enable-glue-datacatalog, --enable-metrics and --write-shuffle-files-to-s3 with the value "false".

    Why:
        For --enable-metrics, the guide says "The value of this parameter is not relevant. [...] To disable this
        feature, remove this parameter from your job configuration": the metrics are sent, and paid for, nevertheless.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-metrics": "false"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Contradictions:
        For --enable-glue-datacatalog, today's page says to pass no value, older copies say to set "true", without the
        statement on other values. Neither says that "false" disables it.
    """

    id = "GC425"
    severity = Severity.WARNING
    fix = "remove the argument"
    source = sources.JOB_ARGUMENTS
    mark = "presence"
    fault = "{parameter.name} is enabled with any value"
    wanted = "no such argument"

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        return not parameter.is_requested(value) and job.command in parameter.commands
