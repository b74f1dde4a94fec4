from glue_constructs.model import standard_library
from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class ModuleNotInPython(Rule[ScriptOfJob]):
    """A script imports a standard library module that the job's Python version does not have.

    What it does:
        Checks for modules of the standard library that the job's Python version no longer has, or does not have yet,
        and that no package provides.

    Why:
        Glue 6.0 runs Python 3.13, without cgi, telnetlib, imp and pipes; tomllib needs Python 3.11, zoneinfo 3.9. The
        run fails with "ModuleNotFoundError: No module named 'cgi'".

    Wrong::

        {"Script": ["import cgi"], "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0"}}

    Right::

        {"Script": ["import cgi"], "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}}
    """

    id = "GC631"
    severity = Severity.WARNING
    fix = "use its replacement (see Python's What's New), or add it as a package"
    source = sources.PYTHON_CHANGES

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        python, packages = subject.python, subject.packages
        if python is None or packages is None or not subject.is_run_as_python:
            return
        for needed in subject.script.packages:
            if standard_library.lacks(python, needed.top) and needed.top not in packages:
                fault = (
                    f"{subject.script.at(needed.line)} imports a module that is not in Python {python[0]}.{python[1]}"
                )
                yield self.finding(SCRIPT, fault, wanted="a module of the job's Python", got=needed.top)
