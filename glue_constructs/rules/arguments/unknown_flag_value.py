from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, one_of, sources

_FLAG = ("true", "false")


class UnknownFlagValue(Rule[Job]):
    """A flag among the job arguments is neither true nor false.

    What it does:
        Looks at the special parameters that the guide sets to true or false, in lower case. An empty value is left to
        empty-flag.

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

    def check(self, job: Job) -> Iterator[Finding]:
        for argument, value, parameter in job.arguments.special:
            if parameter.kind != "flag" or value in _FLAG or not value.strip() or job.command not in parameter.commands:
                continue
            fault = f"{parameter.name} is neither true nor false"
            yield self.finding(argument.property, fault, wanted=one_of(parameter.allowed or _FLAG), got=value)
