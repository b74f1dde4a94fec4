from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Job, Rule, Severity


class RecentGlueVersionOnPythonShell(Rule[Job]):
    """A Python shell job has a GlueVersion of 5.0 or later.

    What it does:
        Checks GlueVersion of Python shell jobs.

    Why:
        GlueVersion has no effect on a Python shell job, and one job created with 5.0 was reported to fail at run time.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "5.0"}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "3.0"}

    Contradictions:
        The Python shell page says that the version is ignored, the release notes associate Python shell 3.9 with Glue
        3.0, the version policy recommends 6.0 and adds that it changes nothing. There is only one report of a failure,
        so the rule warns.
    """

    id = "GC125"
    severity = Severity.WARNING
    fix = "remove GlueVersion, or set '3.0'"
    source = "https://github.com/hashicorp/terraform-provider-aws/issues/42302"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command == PYTHON_SHELL and job.is_at_least("5.0"):
            fault = "this GlueVersion has no effect on a Python shell job, and one job was reported to fail with it"
            yield self.finding("GlueVersion", fault, wanted="'3.0' or none", got=job.glue_version)
