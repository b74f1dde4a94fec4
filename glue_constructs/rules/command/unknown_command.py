from glue_constructs.rules._header import COMMANDS, Severity, UnknownValue, sources


class UnknownCommand(UnknownValue):
    """The command is unknown.

    What it does:
        Checks Command.Name, whose four values determine the type of job.

    Why:
        The API model accepts any text, so only the service refuses another value, during the deployment.

    Wrong::

        {"Command": {"Name": "spark"}, "GlueVersion": "5.1"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}
    """

    id = "GC101"
    severity = Severity.ERROR
    fix = "set the command for the type of job"
    source = sources.API_JOBS
    fact = "command"
    values = COMMANDS
    fault = "unknown Command.Name"

    def suggestion_for(self, value: object) -> object:
        return str(value).strip().lower()
