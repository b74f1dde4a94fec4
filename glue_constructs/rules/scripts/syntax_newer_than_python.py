from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class SyntaxNewerThanPython(Rule[ScriptOfJob]):
    """A script uses syntax that is newer than the job's Python version.

    What it does:
        Checks for syntax that is newer than the Python version of the job's Glue version, or of its Python shell: the
        operator :=, match, except*, type statements, f-strings as of Python 3.12 and others.

    Why:
        Glue 3.0 runs Python 3.7, Python shell 3.9, Glue 4.0 3.10, Glue 5 3.11. Syntax that works with a newer local
        Python is a SyntaxError there, before the first line runs.

    Wrong::

        {"Script": ["import sys", "", "match len(sys.argv):", "    case 1:", "        print('alone')"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0"}}

    Right::

        {"Script": ["import sys", "", "match len(sys.argv):", "    case 1:", "        print('alone')"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}}
    """

    id = "GC602"
    severity = Severity.ERROR
    fix = "use older syntax, or a Glue version with a newer Python"
    source = sources.RELEASE_NOTES

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        python = subject.python
        if python is None or not subject.is_run_as_python:
            return
        for syntax in subject.script.syntax:
            if syntax.since > python:
                fault = f"{subject.script.at(syntax.line)} is newer than the job's Python {python[0]}.{python[1]}"
                wanted = f"a Python from {syntax.since[0]}.{syntax.since[1]} on for {syntax.what}"
                yield self.finding(SCRIPT, fault, wanted=wanted, got=f"{python[0]}.{python[1]}")
