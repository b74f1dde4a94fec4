"""The rules put to a job."""

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
    """Find the faults of a job.

    Args:
        properties: The properties of an AWS::Glue::Job as CloudFormation takes them. Intrinsic functions may stand
            anywhere: what they hide is unknown, and a rule that needs it finds nothing.
        region: The Region that the job is for. Left out: rules that need it find nothing.

    Returns:
        Every finding, in the order of the rules' ids.
    """
    return check_parsed_job(Job.read(properties, region=region or UNKNOWN))


def check_parsed_job(job: Job) -> list[Finding]:
    """Find the faults of a job that was read before."""
    return run_rules(JOB_RULES.applicable(job), job)
