from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class OverriddenDefaultArgument(Rule[Job]):
    """A default argument has no effect, because the job also sets it as a non-overridable argument.

    What it does:
        Checks for keys with different values in DefaultArguments and NonOverridableArguments.

    Why:
        NonOverridableArguments take precedence over a run's Arguments, and those over DefaultArguments, key by key.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--stage": "test"}, "NonOverridableArguments": {"--stage": "production"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "NonOverridableArguments": {"--stage": "production"}}
    """

    id = "GC405"
    severity = Severity.WARNING
    fix = "set the argument in only one of the two properties"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        for default, fixed in job.arguments.overridden:
            if isinstance(default.value, str) and isinstance(fixed.value, str) and default.value != fixed.value:
                fault = "NonOverridableArguments have another value for this argument"
                yield self.finding(
                    default.property, fault, wanted="the argument in only one of them", got=default.value
                )
