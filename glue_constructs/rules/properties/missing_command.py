from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class MissingCommand(Rule[Job]):
    """The job has no command.

    What it does:
        Checks that Command is set. Other rules check its members.

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
    fix = "set Command with a Name and a ScriptLocation"
    source = sources.CLOUDFORMATION

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command is None and "Command" not in job.given:
            yield self.finding(
                "Command", "the job has no command", wanted="an object with Name and ScriptLocation", got=None
            )
