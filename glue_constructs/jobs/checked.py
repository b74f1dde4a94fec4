"""A job, checked before anything of it is made: by the rules, its script held against it, its cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.jobs.l1 import require_types
from glue_constructs.jobs.script_look import ScriptLook
from glue_constructs.validation.construct import attach_warnings, read_job, require_valid_job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs import Construct

    from glue_constructs.jobs.resolved import ResolvedJob
    from glue_constructs.rules import Finding, Job


@dataclass(frozen=True)
class CheckedJob:
    """What was found of a job and does not forbid it."""

    findings: Sequence[Finding]
    script: ScriptLook

    def warn(self, job: Construct) -> None:
        """Show it at the job: at once, and at synth what is then known of the script."""
        attach_warnings(job, self.findings)
        self.script.look_again(job)


def check(scope: Construct, id: str, resolved: ResolvedJob) -> CheckedJob:
    """Check a job.

    Raises:
        InvalidJob: Glue would refuse it, or a run would cost more than it may; every finding at once.
        InvalidInput: A property is of a type that the L1 construct does not take.
    """
    acknowledge = resolved.acknowledge
    # The rules' view, read once: for the rules about jobs, for those about its script, and for its cost.
    view = read_job(
        scope,
        resolved.properties(
            script=resolved.script.known_location, role={"Ref": "Role"}, arguments=resolved.arguments.known
        ),
    )
    script = ScriptLook(resolved.script, view, acknowledge)
    of_cost = _cost_findings(scope, view, resolved)
    findings = require_valid_job(scope, id, view, acknowledge=acknowledge, others=[*script.alone, *of_cost])
    require_types(resolved.definition)
    return CheckedJob(findings, script)


def _cost_findings(scope: Construct, job: Job, resolved: ResolvedJob) -> list[Finding]:
    if resolved.max_cost_per_run is None:
        return []
    # Only where there is a limit: the tables of prices.
    from glue_constructs.jobs.cost_limit import cost_findings  # noqa: PLC0415  # said above

    return cost_findings(scope, job, limit=resolved.max_cost_per_run, acknowledge=resolved.acknowledge)
