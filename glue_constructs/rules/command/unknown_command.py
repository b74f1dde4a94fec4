from glue_constructs.rules._header import COMMANDS, Finding, Iterator, Job, Rule, Severity, one_of, sources


class UnknownCommand(Rule[Job]):
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

    def check(self, job: Job) -> Iterator[Finding]:
        if isinstance(job.command, str) and job.command not in COMMANDS:
            meant = job.command.strip().lower()
            wanted = repr(meant) if meant in COMMANDS else one_of(COMMANDS)
            yield self.finding("Command.Name", "Command.Name is no command of Glue", wanted=wanted, got=job.command)
