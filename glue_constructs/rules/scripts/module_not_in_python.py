from glue_constructs.model import standard_library
from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class ModuleNotInPython(Rule[ScriptOfJob]):
    """A script imports a standard module that the job's Python does not have.

    What it does:
        Looks for modules of the standard library that the job's Python has lost, or does not have yet, and that no
        package brings back.

    Why:
        Glue 6.0 runs Python 3.13, which has no cgi, telnetlib, imp or pipes any more; tomllib is in Python 3.11 and
        newer, zoneinfo in 3.9. The run fails with "ModuleNotFoundError: No module named 'cgi'".

    Wrong::

        {"Script": ["import cgi"], "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0"}}

    Right::

        {"Script": ["import cgi"], "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}}
    """

    id = "GC631"
    severity = Severity.WARNING
    fix = "use what replaced it (Python's What's New says what), or bring it as a package"
    source = sources.PYTHON_CHANGES

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        python, packages = subject.python, subject.packages
        if python is None or packages is None or not subject.is_run_as_python:
            return
        for needed in subject.script.packages:
            if standard_library.lacks(python, needed.top) and needed.top not in packages:
                fault = f"{subject.script.at(needed.line)} imports what Python {python[0]}.{python[1]} does not have"
                yield self.finding(SCRIPT, fault, wanted="a module of the job's Python", got=needed.top)
