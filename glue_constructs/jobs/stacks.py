"""The stack that something belongs to, and what kind a construct is, with as few jsii crossings as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk import Stack

if TYPE_CHECKING:
    from constructs import IConstruct


def stack_of(scope: IConstruct) -> Stack:
    """The stack of a scope, which is itself, most of the time."""
    return scope if isinstance(scope, Stack) else Stack.of(scope)


def has(value: object, attribute: str) -> bool:
    """Whether a value has an attribute. Its class is asked first: to ask the value reads it, which is a crossing.

    What CDK imports, such as ``Role.from_role_arn``, has a class without attributes in Python.
    """
    return hasattr(type(value), attribute) or hasattr(value, attribute)
