from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class OverriddenDefaultArgument(Rule[Job]):
    """A default argument never takes effect: the job fixes another value for it.

    What it does:
        Looks for keys that DefaultArguments and NonOverridableArguments both have, with different values.

    Why:
        NonOverridableArguments win over a run's Arguments, and those over DefaultArguments, key by key.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--stage": "test"}, "NonOverridableArguments": {"--stage": "production"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "NonOverridableArguments": {"--stage": "production"}}
    """

    id = "GC405"
    severity = Severity.WARNING
    fix = "keep the argument in one of the two"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        for default, fixed in job.arguments.overridden:
            if isinstance(default.value, str) and isinstance(fixed.value, str) and default.value != fixed.value:
                fault = "NonOverridableArguments have another value for this argument"
                yield self.finding(default.property, fault, wanted="the argument in one place", got=default.value)
