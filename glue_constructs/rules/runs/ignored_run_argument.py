from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._run import Run
from glue_constructs.rules._values import resolved


class IgnoredRunArgument(Rule[Run]):
    """A run sets an argument that its job does not allow to be overridden.

    What it does:
        Checks a run's arguments for those in the job's NonOverridableArguments. An equal value is accepted.

    Why:
        NonOverridableArguments take precedence over a run's arguments, and those over DefaultArguments: the run starts,
        with the job's value.

    Wrong::

        {"StartJobRun": {"JobName": "orders", "Arguments": {"--day": "2026-11-02"}},
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
                 "NonOverridableArguments": {"--day": "2026-11-01"}}}

    Right::

        {"StartJobRun": {"JobName": "orders", "Arguments": {"--day": "2026-11-02"}},
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
                 "DefaultArguments": {"--day": "2026-11-01"}}}
    """

    id = "GC703"
    severity = Severity.WARNING
    fix = "remove the argument from the run, or move it to the job's DefaultArguments"
    source = sources.JOB_ARGUMENTS

    def check(self, run: Run) -> Iterator[Finding]:
        given = run.arguments
        for argument in run.effective.arguments if given else ():
            if argument.section != "NonOverridableArguments" or not isinstance(argument.value, str):
                continue
            value = resolved(given.get(argument.key))
            if isinstance(value, str) and value != argument.value:
                fault = f"{argument.key} is in the job's NonOverridableArguments, so the run's value is ignored"
                yield self.finding(
                    f"Arguments.{argument.key}", fault, wanted="an argument that can be overridden", got=argument.key
                )
