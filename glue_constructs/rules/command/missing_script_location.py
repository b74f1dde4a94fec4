from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity


class MissingScriptLocation(Rule[Job]):
    """The job has no script.

    What it does:
        Checks that Command.ScriptLocation has a value. A job with the argument --scriptLocation is not checked, because
        the argument overrides it.

    Why:
        "Script location cannot be null or empty for glueetl command".

    Wrong::

        {"Role": "GlueRole", "Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Role": "GlueRole", "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/job.py"},
         "GlueVersion": "5.1", "Timeout": 60}

    Contradictions:
        Neither the API model nor the CloudFormation schema requires it; the rule follows the service's error message.
        The message was observed for glueetl, and no job can run without a script.
    """

    id = "GC150"
    severity = Severity.ERROR
    fix = "set Command.ScriptLocation to the S3 URI of the script"
    source = "https://github.com/awsdocs/aws-cloudformation-user-guide/pull/903"

    def check(self, job: Job) -> Iterator[Finding]:
        script = job.script_location
        if script not in (None, "") or "Command" not in job.given or job.arguments.get("--scriptLocation") is not None:
            return
        wanted = "the S3 URI of a script, s3://<bucket>/<key>"
        yield self.finding("Command.ScriptLocation", "the job has no script", wanted=wanted, got=script)
