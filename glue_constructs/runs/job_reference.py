"""What a construct that acts on a job asks of it, whatever kind of `IJobRef` it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs import Construct

from glue_constructs._cdk.job_facts import facts_of
from glue_constructs._cdk.stacks import stack_of
from glue_constructs._cdk.tokens import is_token
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_glue import IJobRef


def depend_on(construct: Construct, job: IJobRef) -> None:
    """Have a construct wait for a job, and for the policies of a role that was handed to it."""
    role = getattr(job, "role", None)
    construct.node.add_dependency(facts_of(job).dependency_target, *([role] if isinstance(role, Construct) else ()))


def require_same_environment(scope: Construct, job: IJobRef) -> None:
    """Refuse a job of another account or region, as far as both are known: the provider works where its stack is.

    Raises:
        InvalidInput: It is of another.
    """
    stack, known = stack_of(scope), facts_of(job)
    if known.same_env_as_stack and known.stack is stack:
        return  # saves the crossings of nearly every job
    env = job.env
    for what, here, there in (("region", stack.region, env.region), ("account", stack.account, env.account)):
        if here != there and not is_token(here) and not is_token(there):
            raise InvalidInput(f"job must be in the {what} of the run's stack, {here!r}, got a job in {there!r}")
