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
    """A script requires an argument that neither the job nor a run sets.

    What it does:
        Compares the names that the script passes to getResolvedOptions, or adds to argparse as required, with the
        arguments of the job and of every known run. It does not report a name that is not a literal in the source, a
        call in a branch or in a try that continues after the error, or a script that changes sys.argv itself; nor
        arguments that Glue itself passes: JOB_NAME to Spark jobs, but not to Python shell jobs.

    Why:
        Every option of getResolvedOptions except TempDir is required: "GlueArgumentError: the following arguments are
        required: --day". The severity is warning, because a trigger, a workflow or a person may still set it. A run of
        the app that does not set it fails, whatever another run sets. Up to Glue 5.1, an option may be set by an
        unambiguous beginning of its name; from 6.0 on, only by its full name.

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
    fix = "set the argument in the job's arguments or in the run's"
    source = sources.AWSGLUE

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        script = subject.script
        if subject.runs is None or script.changes_arguments or not subject.is_run_as_python:
            return
        for option in _required(script):
            if _is_supplied(subject.job, option) or not (who := _who_fails_to(subject, subject.runs, option)):
                continue
            fault = f"{script.at(option.line)} requires the option {option.name}, which neither the job nor {who} sets"
            given = [key for key in subject.given if key not in SPECIAL_PARAMETERS]
            near = [key for key in difflib.get_close_matches(option.key, given, n=1) if key != option.key]
            path = subject.job.arguments.path_of(option.key)
            yield self.finding(path, fault, wanted=repr(option.key), got=near[0] if near else None)


def _who_fails_to(subject: ScriptOfJob, runs: tuple[Mapping[str, object] | None, ...], option: Option) -> str:
    """Which runs do not set an option that the job does not set; "" when all do, or may."""
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
    """The options that the script requires, each with its first occurrence."""
    first: dict[str, Option] = {}
    for option in script.options:
        if option.required:
            first.setdefault(option.name, option)
    return list(first.values())


def _is_supplied(job: Job, option: Option) -> bool:
    """Whether Glue may pass the option, or it is not required. Other rules report Glue's own arguments."""
    if option.key in SPECIAL_PARAMETERS or option.name in _ALWAYS or (job.is_spark and option.name in _ON_SPARK):
        return True
    # Reported by reserved-option.
    return option.reader == "getResolvedOptions" and option.name in (*_OPTIONAL, *RESERVED_OPTIONS)


def _may_abbreviate(job: Job, key: object, option: Option) -> bool:
    whole_names = option.reader == "getResolvedOptions" and job.is_spark and job.has("whole_option_names")
    return not whole_names and isinstance(key, str) and len(key) > len("--") and option.key.startswith(key)
