from glue_constructs.rules._header import (
    COMMANDS,
    Job,
    Severity,
    SpecialParameter,
    WrongSpecialParameter,
    one_of,
    sources,
)

_OF_OTHER_RULES = ("--enable-auto-scaling", "--job-bookmark-option")


class ArgumentNotForCommand(WrongSpecialParameter):
    """A job argument has no effect on jobs with this command.

    What it does:
        Checks for special parameters of other commands: Spark's on Python shell and Ray jobs, Ray's on all other jobs,
        Spark ETL's on streaming jobs. A flag set to false and an empty value are not reported. Bookmarks and auto
        scaling have separate rules.

    Why:
        The guide names the commands that read each parameter. Other commands accept and ignore it.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--pip-install": "scikit-learn==1.5.2"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "scikit-learn==1.5.2"}}
    """

    id = "GC415"
    severity = Severity.WARNING
    fix = "remove the argument, or use the equivalent for this command"
    source = sources.JOB_ARGUMENTS
    commands = COMMANDS
    fault = "command {job.command!r} does not read {parameter.name}"

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        if job.command in parameter.commands or job.command in parameter.refused_by:
            return False
        return parameter.is_requested(value) and parameter.name not in _OF_OTHER_RULES

    def wanted_of(self, parameter: SpecialParameter) -> str:
        return f"command {one_of(parameter.commands)}"
