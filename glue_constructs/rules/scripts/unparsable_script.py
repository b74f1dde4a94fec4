from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class UnparsableScript(Rule[ScriptOfJob]):
    """A script is no Python.

    What it does:
        Parses the script with the Python that runs, when the job's Python is known and not newer: what a newer parser
        refuses, the job's refuses too. Scripts that run as Scala are left alone.

    Why:
        The run fails before its first line, in Glue's words "SyntaxError: invalid syntax (orders.py, line 3)".

    Wrong::

        {"Script": ["import sys", "", "print 'started'"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}}

    Right::

        {"Script": ["import sys", "", "print('started')"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}}
    """

    id = "GC601"
    severity = Severity.ERROR
    fix = "mend the script; `python -m py_compile` shows the same place"
    source = sources.RELEASE_NOTES

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        fault, python = subject.script.fault, subject.python
        if fault is None or python is None or fault.by < python or not subject.is_run_as_python:
            return
        place = f"{subject.script.name} line {fault.line}, column {fault.column}" if fault.line else subject.script.name
        wanted = f"a script for Python {python[0]}.{python[1]}"
        yield self.finding(SCRIPT, f"{place} is no Python", wanted=wanted, got=fault.message)
