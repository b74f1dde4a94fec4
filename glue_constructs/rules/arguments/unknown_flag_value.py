from glue_constructs.rules._header import Job, Severity, SpecialParameter, WrongSpecialParameter, one_of, sources

_FLAG = ("true", "false")


class UnknownFlagValue(WrongSpecialParameter):
    """A flag among the job arguments is neither true nor false.

    What it does:
        Checks the special parameters that take true or false, in lower case. An empty value is reported by empty-flag.

    Why:
        No document says that Glue reads "True", "yes" or "1" as true.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-auto-scaling": "yes"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-auto-scaling": "true"}}
    """

    id = "GC423"
    severity = Severity.WARNING
    fix = "write 'true' or 'false', in lower case"
    source = sources.JOB_ARGUMENTS
    mark = "flag"
    fault = "{parameter.name} is neither true nor false"

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        return value not in _FLAG and bool(value.strip()) and job.command in parameter.commands

    def wanted_of(self, parameter: SpecialParameter) -> str:
        return one_of(parameter.allowed or _FLAG)
