from glue_constructs.rules._header import Job, Severity, SpecialParameter, WrongSpecialParameter, one_of, sources


class EmptyFlag(WrongSpecialParameter):
    """A flag among the job arguments has an empty value.

    What it does:
        Checks the special parameters that take true or false. Those that are enabled by being present, such as
        --enable-metrics, may be empty.

    Why:
        The guide requires the value. Deployed jobs have empty flags, and run; no document says whether the flag is then
        enabled.

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
    fault = "{parameter.name} is empty"

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        return bool(parameter.allowed) and not value.strip() and job.command in parameter.commands

    def wanted_of(self, parameter: SpecialParameter) -> str:
        return one_of(parameter.allowed)
