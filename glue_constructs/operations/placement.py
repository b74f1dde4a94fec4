"""Checks before a construct for jobs is created: its id is free, and the jobs are in its account and Region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.tokens import is_token
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_cdk import Stack
    from constructs import Construct

    from glue_constructs.operations.job_view import JobView


def require_free_id(scope: Construct, id: str) -> None:
    """Check that no construct in the scope has the id.

    Raises:
        InvalidInput: The id is taken.
    """
    node = scope.node
    if node.try_find_child(id):
        raise InvalidInput(f"{node.path} already has a construct {id!r}; set another id for the second one, id='...'")


def require_free_child_id(job: JobView, id: str) -> None:
    """Check that no construct below a job has the id; see `require_free_id`."""
    if job.find_child(id):
        require_free_id(*job.resolve_child_scope(id))


def require_same_environment(stack: Stack, jobs: Iterable[JobView], what: str) -> None:
    """Check that jobs are in a stack's account and Region, where both are known at synth.

    Args:
        stack: The stack of the construct that uses the jobs.
        jobs: The jobs.
        what: The construct, for the message: "a trigger".

    Raises:
        InvalidInput: A job is in another account or Region.
    """
    for job in jobs:
        if job.has_same_env_as(stack):
            continue  # true of most jobs, and saves calls to jsii
        for place, here, there in (
            ("Region", stack.region, job.env.region),
            ("account", stack.account, job.env.account),
        ):
            if here != there and not is_token(here) and not is_token(there):
                raise InvalidInput(
                    f"{what} and its jobs must be in the same {place}, got {what} in {here!r} and job {job.path!r} in"
                    f" {there!r}; forward the job's events with an EventBridge rule, or run both from a state machine"
                )
