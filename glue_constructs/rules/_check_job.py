"""Checks of jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules._engine import run_rules
from glue_constructs.rules._job import Job
from glue_constructs.rules._job_rules import JOB_RULES
from glue_constructs.rules._values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.rules._rule import Finding


def check_job(properties: Mapping[str, object], *, region: str | None = None) -> list[Finding]:
    """Check a job.

    Args:
        properties: The properties of an AWS::Glue::Job as CloudFormation takes them. Intrinsic functions are
            allowed anywhere: their values are unknown, and a rule that needs such a value reports nothing.
        region: The Region of the job. Default: unknown, rules that need it report nothing

    Returns:
        All findings, in the order of the rule ids.
    """
    return check_parsed_job(Job.read(properties, region=region or UNKNOWN))


def check_parsed_job(job: Job) -> list[Finding]:
    """Check a job that was already read."""
    return run_rules(JOB_RULES.applicable(job), job)
