"""Check of a script against its job and its runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import scripts
from glue_constructs.rules._engine import run_rules
from glue_constructs.rules._job import Job
from glue_constructs.rules._script_facts import ScriptFacts
from glue_constructs.rules._script_of_job import ScriptOfJob
from glue_constructs.scripts.script_reader import read_script

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from glue_constructs.rules._rule import Finding


def check_script(
    script: ScriptFacts | str | bytes,
    *,
    name: str = "script.py",
    job: Mapping[str, object],
    runs: Sequence[Mapping[str, object] | None] | None = None,
    modules: Collection[str] | None = None,
) -> list[Finding]:
    """Check a script against its job and the job's runs.

    Args:
        script: The result of `look`, or the source of the script.
        name: The script's file name, for messages and for its extension; only used when `script` is a source.
        job: The properties of an AWS::Glue::Job in a template. Values of intrinsic functions are unknown, and rules
            that need them report nothing.
        runs: The arguments of every run of the job in the app, as for StartJobRun; `None` for a run whose arguments are
            unknown; an empty list when the app has no run. Default: the runs are unknown, and the rules about arguments
            and packages report nothing.
        modules: The top-level names of all modules of the job's packages and their dependencies. Default: none if
            neither the job nor a run has packages, else unknown, and the rules about imports report nothing.

    Returns:
        Every finding, in the order of the rules' ids. Findings about the script have the property
        "Command.ScriptLocation", findings about an argument the argument's path.
    """
    facts = script if isinstance(script, ScriptFacts) else read_script(script, name=name)
    return check_script_facts(facts, job=Job.read(job), runs=runs, modules=modules)


def check_script_facts(
    script: ScriptFacts,
    *,
    job: Job,
    runs: Sequence[Mapping[str, object] | None] | None = None,
    modules: Collection[str] | None = None,
) -> list[Finding]:
    """Check the facts of a script against a `Job` of the rules; see `check_script`."""
    return run_rules(scripts.RULES, ScriptOfJob.read(script, job, runs, modules))
