"""A script held against its job and its runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import scripts
from glue_constructs.rules._engine import run_rules
from glue_constructs.rules._job import Job
from glue_constructs.rules._script_facts import ScriptFacts
from glue_constructs.rules._script_of_job import ScriptOfJob
from glue_constructs.scripts.look import look

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
    """Find what a script and its job do not have for each other.

    Args:
        script: What `look` said of the script, or its source, which is then looked at.
        name: The script's file name, for messages and for its ending; only where `script` is a source.
        job: The properties of an AWS::Glue::Job as CloudFormation takes them. Intrinsic functions may stand
            anywhere: what they hide is unknown, and a rule that needs it finds nothing.
        runs: The arguments of every run that the app has of the job, as StartJobRun takes them, `None` for a run
            whose arguments are not known; an empty list when it has none. Left out: the runs are not known yet,
            and the rules about arguments and packages find nothing.
        modules: The first names of all modules that the job's packages bring, those included that they need
            themselves. Left out: none where neither job nor run names a package, else unknown, and the rules about
            imports find nothing.

    Returns:
        Every finding, in the order of the rules' ids. Those about the script itself bear the property
        "Command.ScriptLocation", those about an argument the argument's path.
    """
    facts = script if isinstance(script, ScriptFacts) else look(script, name=name)
    return check_script_facts(facts, job=Job.read(job), runs=runs, modules=modules)


def check_script_facts(
    script: ScriptFacts,
    *,
    job: Job,
    runs: Sequence[Mapping[str, object] | None] | None = None,
    modules: Collection[str] | None = None,
) -> list[Finding]:
    """The same of a job that was read before."""
    return run_rules(scripts.RULES, ScriptOfJob.read(script, job, runs, modules))
