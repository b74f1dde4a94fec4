"""The Glue jobs of CloudFormation stacks."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from glue_constructs.cli.aws.problems import error_code
from glue_constructs.cli.job_runs.suggestions import did_you_mean
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from types_boto3_cloudformation import CloudFormationClient

_JOB = "AWS::Glue::Job"
_NESTED = "AWS::CloudFormation::Stack"
_DELETED_STATUSES = ("DELETE_COMPLETE", "DELETE_SKIPPED")
# The CDK appends a hash of eight hexadecimal digits to the construct path.
_HASH = re.compile(r"[0-9A-F]{8}$")


def jobs_of_stack(cloudformation: CloudFormationClient, stack: str) -> dict[str, str]:
    """Return the names of a stack's jobs, including nested stacks, by logical id.

    Raises:
        InvalidInput: The stack does not exist.
    """
    try:
        return dict(_jobs(cloudformation, stack))
    except cloudformation.exceptions.ClientError as error:
        # ListStackResources has no other error for a stack that does not exist.
        if error_code(error) == "ValidationError" and "does not exist" in str(error):
            raise InvalidInput(
                f"there is no stack {stack!r}{did_you_mean(stack, _stack_names(cloudformation))}"
            ) from error
        raise


def find_in_stack(word: str, jobs: dict[str, str]) -> str | None:
    """Return the job with a name, a logical id, or a logical id without the hash of the CDK."""
    if word in jobs.values():
        return word
    by_id = [name for logical_id, name in jobs.items() if word == logical_id]
    without = [name for logical_id, name in jobs.items() if word == without_hash(logical_id)]
    found = by_id or without
    return found[0] if len(found) == 1 else None


def without_hash(logical_id: str) -> str:
    """Return the logical id without the hash of the CDK."""
    return _HASH.sub("", logical_id)


def _jobs(cloudformation: CloudFormationClient, stack: str) -> Iterator[tuple[str, str]]:
    for page in cloudformation.get_paginator("list_stack_resources").paginate(StackName=stack):
        for resource in page["StackResourceSummaries"]:
            name = resource.get("PhysicalResourceId")
            if not name or resource["ResourceStatus"] in _DELETED_STATUSES:
                continue
            if resource["ResourceType"] == _JOB:
                yield resource["LogicalResourceId"], name
            elif resource["ResourceType"] == _NESTED:
                yield from _jobs(cloudformation, name)


def _stack_names(cloudformation: CloudFormationClient) -> list[str]:
    """Return the names of stacks, for suggestions; empty if listing stacks is not permitted."""
    with suppress(cloudformation.exceptions.ClientError):
        pages = cloudformation.get_paginator("list_stacks").paginate()
        return [
            s["StackName"]
            for page in pages
            for s in page["StackSummaries"]
            if s["StackStatus"] not in _DELETED_STATUSES
        ]
    return []
