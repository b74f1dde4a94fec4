"""What stands against a construct around jobs: its id is taken, or a job is elsewhere."""

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
    """Refuse an id that another construct of the scope has already.

    Raises:
        InvalidInput: It has.
    """
    node = scope.node
    if node.try_find_child(id):
        raise InvalidInput(f"{node.path} must have one {id!r} only; give the second an id of its own, id='...'")


def require_free_child_id(job: JobView, id: str) -> None:
    """The same of an id below a job."""
    if job.find_child(id):
        require_free_id(*job.resolve_child_scope(id))


def require_same_environment(stack: Stack, jobs: Iterable[JobView], what: str) -> None:
    """Refuse jobs of another account or Region than a stack, as far as both are known.

    Args:
        stack: Where the construct that acts on the jobs will be.
        jobs: The jobs.
        what: That construct, for the message: "a trigger".

    Raises:
        InvalidInput: A job is of another.
    """
    for job in jobs:
        if job.has_same_env_as(stack):
            continue  # most jobs are where their stack is; saves the crossings of nearly every job
        for place, here, there in (
            ("Region", stack.region, job.env.region),
            ("account", stack.account, job.env.account),
        ):
            if here != there and not is_token(here) and not is_token(there):
                raise InvalidInput(
                    f"{what} and its jobs must be in one {place}, got one in {here!r} and job {job.path!r} in"
                    f" {there!r}; let an EventBridge rule there forward the job's events, or a state machine run both"
                )
