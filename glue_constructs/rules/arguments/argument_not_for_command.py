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
    """A job argument is one of Glue's own, and does nothing for this command.

    What it does:
        Looks for special parameters of other commands: those of Spark on Python shell and Ray jobs, those of Ray
        elsewhere, those of Spark ETL on streaming jobs. A flag that is false, and an empty value, ask for nothing.
        Bookmarks and auto scaling have rules of their own.

    Why:
        The guide names the commands of each parameter. Another command accepts and ignores it.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--pip-install": "scikit-learn==1.5.2"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "scikit-learn==1.5.2"}}
    """

    id = "GC415"
    severity = Severity.WARNING
    fix = "leave the argument out, or use what the command has instead"
    source = sources.JOB_ARGUMENTS
    commands = COMMANDS
    fault = "command {job.command!r} does not read {parameter.name}"

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        if job.command in parameter.commands or job.command in parameter.refused_by:
            return False
        return parameter.is_requested(value) and parameter.name not in _OF_OTHER_RULES

    def wanted_of(self, parameter: SpecialParameter) -> str:
        return f"command {one_of(parameter.commands)}"
