import difflib
from collections.abc import Mapping

from glue_constructs.model.parameters import RESERVED_OPTIONS, SPECIAL_PARAMETERS
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._script_facts import Option, ScriptFacts
from glue_constructs.rules._script_of_job import ScriptOfJob, may_have

_ON_SPARK = ("JOB_NAME", "JOB_ID", "JOB_RUN_ID", "SECURITY_CONFIGURATION")
# From workflows, and to Python shell jobs.
_ALWAYS = ("WORKFLOW_NAME", "WORKFLOW_RUN_ID", "scriptLocation")
_OPTIONAL = ("TempDir", "RedshiftTempDir")


class MissingOption(Rule[ScriptOfJob]):
    """A script asks for an argument that nobody gives.

    What it does:
        Holds the names that the script passes to getResolvedOptions, or adds to argparse as required, against the
        arguments of the job and of every run that is known. It says nothing of a name that the source does not spell
        out, of a call in a branch or in a try that goes on, and of a script that changes sys.argv itself; nor of what
        Glue passes by itself: JOB_NAME to Spark jobs, but not to Python shell jobs.

    Why:
        Every option of getResolvedOptions is required, but for TempDir: "GlueArgumentError: the following arguments
        are required: --day". A warning, because a trigger, a workflow or a person may still give it. A run of the app
        that does not give it fails, whatever another run gives.

        Up to Glue 5.1 an option may be given by an unambiguous beginning of its name; from 6.0 on only by all of it.

    Wrong::

        {"Script": ["import sys", "from awsglue.utils import getResolvedOptions", "",
                    "args = getResolvedOptions(sys.argv, ['JOB_NAME', 'day'])"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}}

    Right::

        {"Script": ["import sys", "from awsglue.utils import getResolvedOptions", "",
                    "args = getResolvedOptions(sys.argv, ['JOB_NAME', 'day'])"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {"--day": "2026-11-01"}}}
    """

    id = "GC610"
    severity = Severity.WARNING
    fix = "give the argument in the job's arguments or in the run's"
    source = sources.AWSGLUE

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        script = subject.script
        if subject.runs is None or script.changes_arguments or not subject.is_run_as_python:
            return
        for option in _required(script):
            if _is_supplied(subject.job, option) or not (who := _who_fails_to(subject, subject.runs, option)):
                continue
            fault = f"{script.at(option.line)} asks for the option {option.name}, which neither the job nor {who} gives"
            given = [key for key in subject.given if key not in SPECIAL_PARAMETERS]
            near = [key for key in difflib.get_close_matches(option.key, given, n=1) if key != option.key]
            path = subject.job.arguments.at(option.key)
            yield self.finding(path, fault, wanted=repr(option.key), got=near[0] if near else None)


def _who_fails_to(subject: ScriptOfJob, runs: tuple[Mapping[str, object] | None, ...], option: Option) -> str:
    """Which runs do not give an option that the job does not give; "" when all do, or may."""
    job = subject.job
    keys = (argument.key for argument in job.arguments)
    if job.arguments.get(option.key) is not None or any(_may_abbreviate(job, key, option) for key in keys):
        return ""
    without = [
        run
        for run in runs
        if not may_have(run, option.key) and not any(_may_abbreviate(job, key, option) for key in run or ())
    ]
    if len(without) == len(runs):
        return "a run"
    return f"{len(without)} of its {len(runs)} runs" if without else ""


def _required(script: ScriptFacts) -> list[Option]:
    """The options that the script cannot do without, each where it is asked for first."""
    first: dict[str, Option] = {}
    for option in script.options:
        if option.required:
            first.setdefault(option.name, option)
    return list(first.values())


def _is_supplied(job: Job, option: Option) -> bool:
    """Whether it may come from Glue, or is not required after all. Glue's own arguments are left to other rules."""
    if option.key in SPECIAL_PARAMETERS or option.name in _ALWAYS or (job.is_spark and option.name in _ON_SPARK):
        return True
    # What the library keeps for itself is another rule's.
    return option.reader == "getResolvedOptions" and option.name in (*_OPTIONAL, *RESERVED_OPTIONS)


def _may_abbreviate(job: Job, key: object, option: Option) -> bool:
    whole_names = option.reader == "getResolvedOptions" and job.is_spark and job.has("whole_option_names")
    return not whole_names and isinstance(key, str) and len(key) > len("--") and option.key.startswith(key)
