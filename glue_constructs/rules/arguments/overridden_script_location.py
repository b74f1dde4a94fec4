from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class OverriddenScriptLocation(Rule[Job]):
    """The job runs another script than Command.ScriptLocation.

    What it does:
        Compares --scriptLocation with Command.ScriptLocation.

    Why:
        --scriptLocation "overrides a script location set in the JobCommand object": the script that is reviewed,
        packaged and granted to the role is not the one that runs.

    Wrong::

        {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/job.py"},
         "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--scriptLocation": "s3://bucket/scripts/other.py"}}

    Right::

        {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/other.py"},
         "GlueVersion": "5.1", "Timeout": 60}
    """

    id = "GC429"
    severity = Severity.WARNING
    fix = "set Command.ScriptLocation, and remove --scriptLocation"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        given = job.arguments.get("--scriptLocation")
        script = job.script_location if isinstance(given, str) and given else None
        if isinstance(script, str) and given != script:
            fault = "--scriptLocation overrides Command.ScriptLocation"
            yield self.finding(
                job.arguments.path_of("--scriptLocation"), fault, wanted="no --scriptLocation", got=given
            )
