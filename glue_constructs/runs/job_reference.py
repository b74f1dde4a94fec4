"""What a construct that acts on a job asks of it, whatever kind of `IJobRef` it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk import Stack
from constructs import Construct

from glue_constructs.errors import InvalidInput
from glue_constructs.validation.tokens import is_token

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_glue import IJobRef


def depend_on(construct: Construct, job: IJobRef) -> None:
    """Have a construct wait for a job, and for the policies of a role that was handed to it."""
    # Of a job in this app its resource, not all of its tree, in which the construct itself may stand.
    construct.node.add_dependency(job.node.default_child or job)
    role = getattr(job, "role", None)
    if isinstance(role, Construct):
        construct.node.add_dependency(role)


def require_same_environment(scope: Construct, job: IJobRef) -> None:
    """Refuse a job of another account or region, as far as both are known: the provider works where its stack is.

    Raises:
        InvalidInput: It is of another.
    """
    stack, env = Stack.of(scope), job.env
    for what, here, there in (("region", stack.region, env.region), ("account", stack.account, env.account)):
        if here != there and not is_token(here) and not is_token(there):
            raise InvalidInput(f"job must be in the {what} of the run's stack, {here!r}, got a job in {there!r}")
