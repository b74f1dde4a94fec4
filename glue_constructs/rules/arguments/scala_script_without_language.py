from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class ScalaScriptWithoutLanguage(Rule[Job]):
    """A Scala script is run as Python.

    What it does:
        Checks Spark jobs whose ScriptLocation ends in .scala: --job-language must be scala.

    Why:
        "If this parameter is not present, the default is python": the script is then a syntax error at its first
        line.

    Wrong::

        {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/job.scala"},
         "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/job.scala"},
         "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--job-language": "scala", "--class": "GlueApp"}}
    """

    id = "GC440"
    severity = Severity.WARNING
    fix = "set --job-language to scala, and --class to the script's entry point"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        script = job.script_location if job.is_spark else None
        if not isinstance(script, str) or not script.endswith(".scala"):
            return
        language = job.arguments.get("--job-language")
        if language is None or language == "python":
            path = job.arguments.path_of("--job-language")
            yield self.finding(path, "a Scala script is run as Python", wanted="'scala'", got=language)
