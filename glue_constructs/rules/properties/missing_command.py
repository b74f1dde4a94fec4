from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class MissingCommand(Rule[Job]):
    """The job has no command.

    What it does:
        Looks for Command. Its own members are looked at by other rules.

    Why:
        "Missing required parameter in input: "Command"". CloudFormation requires it too.

    Wrong::

        {"Role": "GlueRole", "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Role": "GlueRole", "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/job.py"},
         "GlueVersion": "5.1", "Timeout": 60}
    """

    id = "GC004"
    severity = Severity.ERROR
    fix = "give Command with the Name and the ScriptLocation of what runs"
    source = sources.CLOUDFORMATION

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command is None and "Command" not in job.given:
            yield self.finding(
                "Command", "the job has no command", wanted="an object with Name and ScriptLocation", got=None
            )
