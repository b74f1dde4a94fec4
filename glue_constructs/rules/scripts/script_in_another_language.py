from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class ScriptInAnotherLanguage(Rule[ScriptOfJob]):
    """The script is in another language than the job's.

    What it does:
        Checks the extension of the local script file: .scala on a job that runs Python, .py on a job that runs Scala.
        Where Command.ScriptLocation shows the extension, scala-script-without-language or python-script-run-as-scala
        reports it.

    Why:
        "If this parameter is not present, the default is python": the script is then a syntax error at its first line.
        Python shell and Ray jobs run only Python.

    Wrong::

        {"Name": "Orders.scala", "Script": ["object Orders {", "}"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}}

    Right::

        {"Name": "Orders.scala", "Script": ["object Orders {", "}"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1",
                 "DefaultArguments": {"--job-language": "scala", "--class": "Orders"}}}
    """

    id = "GC604"
    severity = Severity.WARNING
    fix = "set --job-language to the script's language, or use a script in the job's language"
    source = sources.JOB_ARGUMENTS

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        script, job = subject.script, subject.job
        # Where the job shows the extension, the job rules report it.
        location = job.script_location if job.is_spark and isinstance(job.script_location, str) else ""
        if script.is_scala and subject.is_run_as_python and not location.endswith(".scala"):
            yield self.finding(SCRIPT, "a Scala script is run as Python", wanted="a script in Python", got=script.name)
        is_scala = job.is_spark and job.arguments.get("--job-language") == "scala"
        if script.is_python and is_scala and not location.endswith(".py"):
            yield self.finding(SCRIPT, "a Python script is run as Scala", wanted="a script in Scala", got=script.name)
