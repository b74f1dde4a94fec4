from glue_constructs.rules._argument_values import items
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, one_of, sources


class UnknownArgumentValue(Rule[Job]):
    """A job argument has an unknown value.

    What it does:
        Checks the special parameters with a fixed set of values: --job-language, --job-bookmark-option,
        --datalake-formats, library-set and others. An empty value is accepted. Flags are checked by unknown-flag-value.

    Why:
        Glue's library stops the run: "GlueArgumentError: argument --job-bookmark-option: invalid choice: 'enable'
        (choose from 'job-bookmark-enable', 'job-bookmark-pause', 'job-bookmark-disable')". For other parameters the
        setting has no effect.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--job-bookmark-option": "enable"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"}}
    """

    id = "GC422"
    severity = Severity.ERROR
    fix = "use one of the values that Glue documents"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        for argument, value, parameter in job.arguments.special_with("allowed"):
            if parameter.kind == "flag" or job.command not in parameter.commands:
                continue
            given = items(value) if parameter.kind == "list" else [value] if value.strip() else []
            unknown = [item for item in given if item not in parameter.allowed]
            if unknown:
                fault = f"unknown value of {parameter.name}"
                yield self.finding(argument.property, fault, wanted=one_of(parameter.allowed), got=", ".join(unknown))
