from glue_constructs.rules._header import Job, Severity, SpecialParameter, WrongSpecialParameter, sources


class PresenceFlagSetToFalse(WrongSpecialParameter):
    """A flag that is on by being there is set to false.

    What it does:
        Looks for --enable-glue-datacatalog, --enable-metrics and --write-shuffle-files-to-s3 with the value "false".

    Why:
        "The value of this parameter is not relevant. [...] To disable this feature, remove this parameter from your
        job configuration", says the guide of --enable-metrics: the metrics are sent, and paid for, all the same.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-metrics": "false"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Contradictions:
        Today's page says to pass no value, older copies say to set "true", for --enable-glue-datacatalog without the
        word on other values. Neither says that "false" switches anything off.
    """

    id = "GC425"
    severity = Severity.WARNING
    fix = "leave the argument out"
    source = sources.JOB_ARGUMENTS
    mark = "presence"
    fault = "{parameter.name} is on whatever its value"
    wanted = "no such argument"

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        return not parameter.is_requested(value) and job.command in parameter.commands
