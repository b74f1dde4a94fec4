from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class ExitFromSparkScript(Rule[ScriptOfJob]):
    """A Spark script exits with success, which fails the run.

    What it does:
        Checks scripts of Spark jobs for sys.exit(), sys.exit(0) and similar calls, and for sys.exit(main()) where it is
        always reached. A code or a message that means failure is accepted, and so is an exit that is caught.

    Why:
        In a Spark job, every SystemExit is a failure, with any code: "Error Category: SYSTEM_EXIT_ERROR; SystemExit:
        0". A Python shell job runs in its own process, where an exit is allowed.

    Wrong::

        {"Script": ["import sys", "", "days = []", "if not days:", "    sys.exit(0)"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}}

    Right::

        {"Script": ["days = []", "if days:", "    print(len(days))"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}}
    """

    id = "GC640"
    severity = Severity.WARNING
    fix = "let the script run to its end: put the rest under a condition, or in a function that returns"
    source = sources.OBSERVABILITY

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        if not subject.job.is_spark or not subject.is_run_as_python:
            return
        for line in subject.script.exits:
            fault = f"{subject.script.at(line)} exits the script, and Glue reports a failure"
            yield self.finding(SCRIPT, fault, wanted="a script that runs to its end", got="SystemExit")
