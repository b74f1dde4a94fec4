"""Upper bounds of the number of characters of ARNs that contain tokens, for the size of a policy.

Without a name in its template, CloudFormation names a Glue job after its logical id, a hyphen and 12 random characters
(https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1093). It truncates such a name to 40
characters, which is not documented; the bound does not depend on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.tokens import is_token

if TYPE_CHECKING:
    from glue_constructs._cdk.job_facts import JobFacts

# The longest partition, Region, account, stack name and UUID of AWS.
_PARTITION, _REGION, _ACCOUNT = "aws-us-gov", "us-isof-south-1", "1" * 12
_MAX_STACK_NAME, _UUID = 128, 36
_MAX_JOB_NAME = 255
_RANDOM_SUFFIX = 13  # with its hyphen
_MAX_ROLE_NAME, _MAX_ROLE_PATH = 64, 512

_OF_JOB = len(f"arn:{_PARTITION}:glue:{_REGION}:{_ACCOUNT}:job/")
_OF_ROLE = len(f"arn:{_PARTITION}:iam::{_ACCOUNT}:role")

MAX_STACK_ID = len(f"arn:{_PARTITION}:cloudformation:{_REGION}:{_ACCOUNT}:stack//") + _MAX_STACK_NAME + _UUID
MAX_LOCATION_JOBS = len(f"arn:{_PARTITION}:geo:{_REGION}:{_ACCOUNT}:job/*")
MAX_TAG_CONDITION = _MAX_STACK_NAME
"""How much longer than its token a stack's name can be in a condition."""


def job_arn_size(name: str) -> int:
    """Return an upper bound for the ARN of a job with a known name."""
    return _OF_JOB + len(name)


def max_job_arn(facts: JobFacts) -> int:
    """Return an upper bound that needs no call to jsii."""
    name = facts.arn.partition(":job/")[2]
    return _OF_JOB + _MAX_JOB_NAME if is_token(name) else job_arn_size(name)


def closest_job_arn(facts: JobFacts) -> int:
    """Return the closest known bound; costs one or two calls to jsii."""
    if facts.resource is None:
        return max_job_arn(facts)
    if name := literal_name(facts):
        return job_arn_size(name)
    if facts.properties().get("name") is not None:  # a token
        return _OF_JOB + _MAX_JOB_NAME
    logical_id = facts.stack.get_logical_id(facts.resource)
    return _OF_JOB + min(len(logical_id) + _RANDOM_SUFFIX, _MAX_JOB_NAME)


def literal_name(facts: JobFacts) -> str | None:
    """Return the current name of a job that this app defines; None if it is a token or generated."""
    name = facts.properties().get("name")
    return name if isinstance(name, str) and not is_token(name) else None


def max_role_arn(arn: str, *, is_created: bool) -> int:
    """Return an upper bound for a role's ARN.

    Args:
        arn: The ARN.
        is_created: Whether the library creates the role, without a path.
    """
    if not is_token(arn):
        return len(arn)
    return _OF_ROLE + 1 + _MAX_ROLE_NAME + (0 if is_created else _MAX_ROLE_PATH)
