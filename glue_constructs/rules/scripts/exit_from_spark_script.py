from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class ExitFromSparkScript(Rule[ScriptOfJob]):
    """A Spark script ends itself as a success, which fails the run.

    What it does:
        Looks in scripts of Spark jobs for sys.exit(), sys.exit(0) and their like, and for sys.exit(main()) where it is
        always reached. A code or a text that means failure is left alone, and so is an exit that is caught.

    Why:
        In a Spark job every SystemExit is a failure, whatever its code: "Error Category: SYSTEM_EXIT_ERROR; SystemExit:
        0". Python shell jobs are processes of their own, and may.

    Wrong::

        {"Script": ["import sys", "", "days = []", "if not days:", "    sys.exit(0)"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}}

    Right::

        {"Script": ["days = []", "if days:", "    print(len(days))"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}}
    """

    id = "GC640"
    severity = Severity.WARNING
    fix = "let the script come to its end, with the rest under a condition or in a function that returns"
    source = sources.OBSERVABILITY

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        if not subject.job.is_spark or not subject.is_run_as_python:
            return
        for line in subject.script.exits:
            fault = f"{subject.script.at(line)} ends the script, and Glue takes that for a failure"
            yield self.finding(SCRIPT, fault, wanted="a script that comes to its end", got="SystemExit")
