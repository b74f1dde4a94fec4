from glue_constructs.rules._header import Job, Severity, SpecialParameter, WrongSpecialParameter, one_of, sources


class EmptyFlag(WrongSpecialParameter):
    """A flag among the job arguments has an empty value.

    What it does:
        Looks at the special parameters that the guide sets to true or false. Those that are on by being there, such
        as --enable-metrics, are rightly empty.

    Why:
        The guide wants the word. Real jobs have such flags, and run; whether the flag is then on, no document says.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-observability-metrics": ""}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-observability-metrics": "true"}}
    """

    id = "GC424"
    severity = Severity.INFO
    fix = "write 'true' or 'false'"
    source = sources.JOB_ARGUMENTS
    mark = "flag"
    fault = "{parameter.name} says neither true nor false"

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        return bool(parameter.allowed) and not value.strip() and job.command in parameter.commands

    def wanted_of(self, parameter: SpecialParameter) -> str:
        return one_of(parameter.allowed)
