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
    from constructs import IDependable


def dependencies_of_run(job: IJobRef) -> list[IDependable]:
    """Return what must exist before a job is run: the job, and its role with its policies if it is a construct."""
    return [facts_of(job).dependency_target, *constructs_among(getattr(job, "role", None))]


def constructs_among(role: object) -> list[IDependable]:
    """Return a list of the role if it is a construct, on whose policies other constructs can depend."""
    if isinstance(role, Construct):
        return [role]
    # jsii returns an imported role as an object of a class that is no subclass of Construct. For an object of a class
    # that implements IRole in Python, such as this library's, `is_construct` raises an error. An L1 has an ARN.
    is_of_python = role is None or isinstance(role, str) or hasattr(type(role), "__jsii_ifaces__")
    return [role] if not is_of_python and Construct.is_construct(role) else []


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
            raise InvalidInput(
                f"job must be in the {what} of the run's stack, {here!r}, got a job in {there!r}; move the run to a"
                f" stack in {there!r}"
            )
