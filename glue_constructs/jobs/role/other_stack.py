"""Policy statements for a role of another stack than the job's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.pseudo_parameters import pseudo_parameters
from glue_constructs._cdk.stacks import cached_on
from glue_constructs.jobs.features.logs.groups import LogGroups

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_cdk import Stack

    from glue_constructs.jobs.role.statements import Statement

_CACHE_KEY = "_glue_constructs_pseudo_parameters"


def for_other_stack(stack: Stack, statements: Iterable[Statement]) -> list[Statement]:
    """Return statements of a stack for a policy in another stack.

    In the other stack, ``AWS::StackName`` and perhaps ``AWS::Region`` have other values, so they are replaced by this
    stack's values. References to log groups are replaced by ARNs, because they would make a dependency cycle: the job
    depends on its role.
    """
    groups = LogGroups.of(stack)
    values = cached_on(stack, _CACHE_KEY, _values)

    def resolve_pseudo_parameters(arn: str) -> str:
        arn = groups.arn_without_reference(arn)
        for token, value in values.items():
            arn = arn.replace(token, value)
        return arn

    return [
        {**statement, "Resource": list(map(resolve_pseudo_parameters, statement["Resource"]))}
        for statement in statements
    ]


def _values(stack: Stack) -> dict[str, str]:
    """Return the values of the pseudo parameters in a stack, by their tokens."""
    own_values = {
        "AWS::Partition": stack.partition,
        "AWS::Region": stack.region,
        "AWS::AccountId": stack.account,
        "AWS::StackName": stack.stack_name,
    }
    return {token: own_values[name] for name, token in pseudo_parameters().items()}
