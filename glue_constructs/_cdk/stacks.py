"""Access to stacks and constructs with as few calls to jsii as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from aws_cdk import Stack

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import IConstruct

Owner = TypeVar("Owner")
Known = TypeVar("Known")


def stack_of(scope: IConstruct) -> Stack:
    """Return the stack of a scope; usually the scope is the stack."""
    return scope if isinstance(scope, Stack) else Stack.of(scope)


def region_of(stack: Stack) -> str:
    """Return the Region of a stack; it is read from jsii once."""
    return cached_on(stack, "_glue_constructs_region", lambda stack: stack.region)


def has_attr(value: object, attribute: str) -> bool:
    """Whether a value has an attribute. Checks its class first, because `hasattr` on the value reads it from jsii.

    Imported constructs, such as ``Role.from_role_arn``, have a Python class without the attributes.
    """
    return hasattr(type(value), attribute) or hasattr(value, attribute)


def cached_on(owner: Owner, name: str, make: Callable[[Owner], Known]) -> Known:
    """Return a value for a stack or a role that many jobs share, and compute it only once.

    It is stored on the owner's Python object, which lives as long as jsii or the user refers to it. Reading it from the
    construct would cost calls to jsii for every job.
    """
    held = getattr(owner, "__dict__", {})  # no dictionary: not a construct, it is rejected later
    if name not in held:
        held[name] = make(owner)
    known: Known = held[name]
    return known
