from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class PythonScriptRunAsScala(Rule[Job]):
    """A Python script is run as Scala.

    What it does:
        Checks Spark jobs whose Command.ScriptLocation ends in .py and whose --job-language is scala. The opposite case
        is reported by scala-script-without-language.

    Why:
        Glue compiles the script in the language that --job-language names. No document says that it requires a file
        extension.

    Wrong::

        {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/orders.py"}, "GlueVersion": "5.1",
         "Timeout": 60, "DefaultArguments": {"--job-language": "scala", "--class": "Orders"}}

    Right::

        {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/Orders.scala"}, "GlueVersion": "5.1",
         "Timeout": 60, "DefaultArguments": {"--job-language": "scala", "--class": "Orders"}}
    """

    id = "GC154"
    severity = Severity.WARNING
    fix = "set --job-language to python, or use a Scala script"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        script = job.script_location if job.is_spark else None
        if isinstance(script, str) and script.endswith(".py") and job.arguments.get("--job-language") == "scala":
            fault = "a Python script is run as Scala"
            yield self.finding("Command.ScriptLocation", fault, wanted="a script in Scala", got=script)
