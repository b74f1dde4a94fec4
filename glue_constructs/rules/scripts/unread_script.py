from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class UnreadScript(Rule[ScriptOfJob]):
    """A script could not be checked.

    What it does:
        Reports a script that the Python that runs the synth cannot parse, when this proves nothing: the job's Python
        version is newer, or unknown. Also reports a script that is larger than 5 MB, or nested too deeply to be parsed.

    Why:
        The rules for scripts found nothing in it, because they could not read it.

    Wrong::

        {"Script": ["import sys", "", "print 'started'"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.9"}}

    Right::

        {"Script": ["import sys", "", "print('started')"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.9"}}
    """

    id = "GC603"
    severity = Severity.INFO
    fix = "run the synth with the job's Python version, or a newer one"
    source = sources.RELEASE_NOTES

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        script, python = subject.script, subject.python
        if not subject.is_run_as_python:
            return
        if script.unread:
            yield self.finding(
                SCRIPT, f"{script.name} was not checked", wanted="a script that can be parsed", got=script.unread
            )
        elif script.fault is not None and (python is None or script.fault.by < python):
            by = f"{script.fault.by[0]}.{script.fault.by[1]}"
            fault = f"Python {by} cannot read {script.name} line {script.fault.line}, but the job's Python might"
            wanted = "a Python as new as the job's" if python is None else f"Python {python[0]}.{python[1]} or newer"
            yield self.finding(SCRIPT, fault, wanted=wanted, got=script.fault.message)
