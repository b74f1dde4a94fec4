"""What is asked of stacks and constructs, with as few jsii crossings as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from aws_cdk import Stack

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import IConstruct

Owner = TypeVar("Owner")
Known = TypeVar("Known")


def stack_of(scope: IConstruct) -> Stack:
    """The stack of a scope, which is itself, most of the time."""
    return scope if isinstance(scope, Stack) else Stack.of(scope)


def region_of(stack: Stack) -> str:
    """The Region of a stack, asked for once."""
    return cached_on(stack, "_glue_constructs_region", lambda stack: stack.region)


def has_attr(value: object, attribute: str) -> bool:
    """Whether a value has an attribute. Its class is asked first: to ask the value reads it, which is a crossing.

    What CDK imports, such as ``Role.from_role_arn``, has a class without attributes in Python.
    """
    return hasattr(type(value), attribute) or hasattr(value, attribute)


def cached_on(owner: Owner, name: str, make: Callable[[Owner], Known]) -> Known:
    """What is known of a stack or a role that many jobs share, found out at the first of them.

    The owner's Python object holds it, for as long as jsii and the user hold that: to ask the construct itself for it
    costs every job crossings.
    """
    held = getattr(owner, "__dict__", {})  # of what is no construct, only for as long as it takes to refuse it
    if name not in held:
        held[name] = make(owner)
    known: Known = held[name]
    return known
