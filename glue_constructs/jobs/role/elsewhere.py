"""What a role of another stack is allowed: the same, in words that mean the same there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.pseudo_parameters import pseudo_parameters
from glue_constructs._cdk.stacks import cached_on
from glue_constructs.jobs.features.logs.groups import LogGroups

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_cdk import Stack

    from glue_constructs.jobs.role.statements import Statement

_HELD = "_glue_constructs_pseudo_parameters"


def elsewhere(stack: Stack, statements: Iterable[Statement]) -> list[Statement]:
    """A stack's statements for a policy in another one.

    There, ``AWS::StackName`` is that stack's, and so may be the Region; and a reference to a log group would have the
    two stacks wait for each other, because the job waits for its role.
    """
    groups = LogGroups.of(stack)
    values = cached_on(stack, _HELD, _values)

    def said(arn: str) -> str:
        arn = groups.composed(arn)
        for token, value in values.items():
            arn = arn.replace(token, value)
        return arn

    return [{**statement, "Resource": list(map(said, statement["Resource"]))} for statement in statements]


def _values(stack: Stack) -> dict[str, str]:
    """What the tokens of pseudo parameters mean in a stack."""
    here = {
        "AWS::Partition": stack.partition,
        "AWS::Region": stack.region,
        "AWS::AccountId": stack.account,
        "AWS::StackName": stack.stack_name,
    }
    return {token: here[name] for name, token in pseudo_parameters().items()}
