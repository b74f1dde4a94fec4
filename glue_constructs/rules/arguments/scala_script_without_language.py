"""The rule scala-script-without-language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class ScalaScriptWithoutLanguage(Rule["Job"]):
    """A Scala script is run as Python.

    What it does:
        Looks at Spark jobs whose ScriptLocation ends in .scala: --job-language has to be scala.

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
    name = "scala-script-without-language"
    severity = Severity.WARNING
    fix = "set --job-language to scala, and --class to the script's entry point"
    source = sources.JOB_ARGUMENTS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        script = job.script_location if job.is_spark else None
        if not isinstance(script, str) or not script.endswith(".scala"):
            return
        language = job.arguments.get("--job-language")
        if language is None or language == "python":
            path = job.arguments.at("--job-language")
            yield self.finding(path, "a Scala script is run as Python", wanted="'scala'", got=language)
