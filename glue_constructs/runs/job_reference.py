"""Checks and dependencies of a construct on its job, for every kind of `IJobRef`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs import Construct

from glue_constructs._cdk.job_facts import facts_of
from glue_constructs._cdk.stacks import stack_of
from glue_constructs._cdk.tokens import is_token
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_glue import IJobRef


def depend_on_job(construct: Construct, job: IJobRef) -> None:
    """Make a construct depend on a job, and on the policies of the job's role if it is a construct."""
    role = getattr(job, "role", None)
    construct.node.add_dependency(facts_of(job).dependency_target, *([role] if isinstance(role, Construct) else ()))


def require_same_env(scope: Construct, job: IJobRef) -> None:
    """Require that a job is in the account and the region of the stack, in which the provider runs.

    Unresolved accounts and regions are not checked.

    Raises:
        InvalidInput: The job is in another account or region.
    """
    stack, known = stack_of(scope), facts_of(job)
    if known.same_env_as_stack and known.stack is stack:
        return  # saves the calls to jsii for nearly every job
    env = job.env
    for what, here, there in (("region", stack.region, env.region), ("account", stack.account, env.account)):
        if here != there and not is_token(here) and not is_token(there):
            raise InvalidInput(f"job must be in the {what} of the run's stack, {here!r}, got a job in {there!r}")
