from glue_constructs.model.parameters import RESERVED_ARGUMENTS, RESERVED_OPTIONS, SPECIAL_PARAMETERS
from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import ScriptOfJob

# Reported by other rules.
_OF_GLUE = {*RESERVED_ARGUMENTS, *(f"--{name}" for name in RESERVED_OPTIONS), "--WORKFLOW_NAME", "--WORKFLOW_RUN_ID"}


class UnreadArgument(Rule[ScriptOfJob]):
    """The script never reads an argument.

    What it does:
        Compares the arguments of the job and of its known runs with the names that the script reads. It does not report
        special parameters, nor anything where the script may read names that are not literals in its source, or imports
        code that is part of neither Python nor Glue and may read them.

    Why:
        Nothing fails. It is often a misspelt name of an option with a default, or an argument of an older script.

    Wrong::

        {"Script": ["import sys", "from awsglue.utils import getResolvedOptions", "",
                    "args = getResolvedOptions(sys.argv, ['JOB_NAME', 'day'])"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1",
                 "DefaultArguments": {"--day": "2026-11-01", "--hour": "7"}}}

    Right::

        {"Script": ["import sys", "from awsglue.utils import getResolvedOptions", "",
                    "args = getResolvedOptions(sys.argv, ['JOB_NAME', 'day'])"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {"--day": "2026-11-01"}}}
    """

    id = "GC614"
    severity = Severity.INFO
    fix = "remove the argument, or read it in the script"
    source = sources.JOB_ARGUMENTS

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        script = subject.script
        if not script.is_known or script.reads_more or subject.has_own_modules or not subject.is_run_as_python:
            return
        read = [option.key for option in script.options]
        for key, path in subject.given.items():
            if not key.startswith("--") or key in SPECIAL_PARAMETERS or key in _OF_GLUE:
                continue
            if not any(option.startswith(key) for option in read):
                wanted = "an argument that the script reads"
                yield self.finding(path, f"{script.name} never reads {key}", wanted=wanted, got=key)
