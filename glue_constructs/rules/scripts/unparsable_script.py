from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class UnparsableScript(Rule[ScriptOfJob]):
    """A script has a syntax error.

    What it does:
        Parses the script with the Python that runs the synth, when the job's Python version is known and not newer:
        what a newer parser refuses, the job's refuses too. Scala scripts are not checked.

    Why:
        The run fails before its first line: "SyntaxError: invalid syntax (orders.py, line 3)".

    Wrong::

        {"Script": ["import sys", "", "print 'started'"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}}

    Right::

        {"Script": ["import sys", "", "print('started')"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}}
    """

    id = "GC601"
    severity = Severity.ERROR
    fix = "correct the script; `python -m py_compile` reports the same line"
    source = sources.RELEASE_NOTES

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        fault, python = subject.script.fault, subject.python
        if fault is None or python is None or fault.by < python or not subject.is_run_as_python:
            return
        place = f"{subject.script.name} line {fault.line}, column {fault.column}" if fault.line else subject.script.name
        wanted = f"a script for Python {python[0]}.{python[1]}"
        yield self.finding(SCRIPT, f"{place} is not valid Python", wanted=wanted, got=fault.message)
