from glue_constructs.model.parameters import SPECIAL_PARAMETERS, SpecialParameter
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class ArgumentWithoutItsOther(Rule[Job]):
    """A job argument has no effect without another argument.

    What it does:
        Checks for special parameters that only work together with another: names of log groups without continuous
        logging (up to Glue 4.0), options for pip without modules to install, --user-jars-first without jars. A flag set
        to false counts as missing.

    Why:
        The guide describes each as an option of the other. Without it, the argument is accepted and ignored.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--user-jars-first": "true"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--user-jars-first": "true", "--extra-jars": "s3://bucket/lib.jar"}}
    """

    id = "GC420"
    severity = Severity.WARNING
    fix = "add the other argument, or remove this one"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        for argument, value, parameter in job.arguments.special_with("requires"):
            if not parameter.is_requested(value) or not _is_read(parameter, job):
                continue
            for other in parameter.requires:
                given = job.arguments.get(other)
                if given is None or (isinstance(given, str) and not SPECIAL_PARAMETERS[other].is_requested(given)):
                    fault = f"{parameter.name} has no effect without {other}"
                    yield self.finding(argument.property, fault, wanted=f"{other} as well", got=given)


def _is_read(parameter: SpecialParameter, job: Job) -> bool:
    """Whether the job's command and Glue version read the parameter; if not, another rule reports it."""
    if job.command not in parameter.commands:
        return False
    if not job.is_spark:
        return True
    if parameter.gone_in is not None:
        return job.is_older_than(parameter.gone_in)
    return parameter.since is None or not job.is_older_than(parameter.since)
