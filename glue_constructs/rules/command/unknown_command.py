from glue_constructs.rules._header import COMMANDS, Severity, UnknownValue, sources


class UnknownCommand(UnknownValue):
    """The command is none that Glue has.

    What it does:
        Looks at Command.Name, whose four values name the four kinds of job.

    Why:
        The API model takes any text, so only the service refuses another value, at deployment.

    Wrong::

        {"Command": {"Name": "spark"}, "GlueVersion": "5.1"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}
    """

    id = "GC101"
    severity = Severity.ERROR
    fix = "name the command of the job's kind"
    source = sources.API_JOBS
    fact = "command"
    values = COMMANDS
    fault = "Command.Name is no command of Glue"

    def meant_by(self, value: object) -> object:
        return str(value).strip().lower()
