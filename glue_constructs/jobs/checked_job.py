"""Checks of a job before any of its resources is created: the rules about jobs and scripts, and its cost limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.jobs.l1 import require_types
from glue_constructs.jobs.script_check import ScriptCheck
from glue_constructs.validation.construct import attach_warnings, read_job, require_valid_job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs import Construct

    from glue_constructs.jobs.resolved_job import ResolvedJob
    from glue_constructs.rules import Finding, Job


@dataclass(frozen=True)
class CheckedJob:
    """A job without errors.

    Attributes:
        findings: The findings that are not errors.
        script_check: The check of its script.
    """

    findings: Sequence[Finding]
    script_check: ScriptCheck

    def warn(self, job: Construct) -> None:
        """Attach the findings to the job as warnings, those of the script at synth."""
        attach_warnings(job, self.findings)
        self.script_check.recheck_at_synth(job)


def check_resolved_job(scope: Construct, id: str, resolved: ResolvedJob) -> CheckedJob:
    """Check a job.

    Raises:
        InvalidJob: Glue would refuse the job, or a run may cost more than the limit; the error has every finding.
        InvalidInput: A property has a type that the L1 construct does not take.
    """
    acknowledge = resolved.acknowledge
    # Read once, for the rules about jobs, those about scripts, and the cost.
    parsed_job = read_job(
        scope,
        resolved.properties(
            script=resolved.script.known_location, role={"Ref": "Role"}, arguments=resolved.arguments.for_rules
        ),
    )
    script_check = ScriptCheck(resolved.script, parsed_job, acknowledge)
    cost_findings = _cost_findings(scope, parsed_job, resolved)
    findings = require_valid_job(
        scope,
        id,
        parsed_job,
        acknowledge=acknowledge,
        others=[*script_check.findings_without_runs, *cost_findings],
    )
    require_types(resolved.definition)
    return CheckedJob(findings, script_check)


def _cost_findings(scope: Construct, job: Job, resolved: ResolvedJob) -> list[Finding]:
    if resolved.max_cost_per_run is None:
        return []
    # Loads the price tables: only if there is a limit.
    from glue_constructs.jobs.cost_limit import cost_findings  # noqa: PLC0415  # see above

    return cost_findings(scope, job, limit=resolved.max_cost_per_run, acknowledge=resolved.acknowledge)
