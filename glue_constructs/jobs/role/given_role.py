"""A role that was handed in: whether Glue can assume it, and what it is allowed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam import Grant, Role

from glue_constructs._cdk.stacks import cached_on
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.role.elsewhere import elsewhere
from glue_constructs.jobs.role.statements import merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aws_cdk import Stack
    from aws_cdk.aws_iam import IRole

    from glue_constructs.jobs.role.statements import Statement

_GLUE = "glue.amazonaws.com"
_HELD = "_glue_constructs_given_role"


class GivenRole:
    """What is known of a role that was handed in. Get it with `GivenRole.of`.

    Attributes:
        role: The role.
        arn: Its ARN.
    """

    def __init__(self, role: IRole) -> None:
        arn = getattr(role, "role_arn", None)
        if not isinstance(arn, str):
            way = "; aws_iam.Role.from_role_arn and from_role_name make one" if isinstance(role, str) else ""
            raise InvalidInput(f"role must be an aws_iam.IRole, got {role!r}{way}")
        self.role = role
        self.arn = arn
        self._stack = role.stack
        self._granted: set[str] = set()
        _require_trust(role, self._stack)

    @classmethod
    def of(cls, role: IRole) -> GivenRole:
        """What is known of a role, which many jobs may share: it is looked at once.

        Raises:
            InvalidInput: It is no role, or one made in this app that, as it stands now, Glue cannot assume.
        """
        return cached_on(role, _HELD, cls)

    def grant(self, stack: Stack, statements: Iterable[Statement]) -> None:
        """Allow it what a job of a stack needs, as a role of its own would be; an immutable one stays as it is.

        What was granted for another job is not granted again: CDK would leave out the repetition.
        """
        for statement in merged(statements if stack is self._stack else elsewhere(stack, statements)):
            said = json.dumps(statement)
            if said in self._granted:
                continue
            self._granted.add(said)
            # One crossing; add_to_principal_policy takes four, with its statement and the fields of its result.
            Grant.add_to_principal(
                grantee=self.role,
                actions=statement["Action"],
                resource_arns=statement["Resource"],
                conditions=statement.get("Condition"),
            )


def _require_trust(role: IRole, stack: Stack) -> None:
    """Refuse a role made in this app that trusts others than Glue alone. Any other is taken as it is."""
    principals = _trusted_by(role, stack) if isinstance(role, Role) else None
    if principals is not None and _GLUE not in principals:
        others = " and ".join(map(repr, principals)) or "nobody"
        raise InvalidInput(
            f"role must be one that Glue can assume, got {role.node.path!r}, which trusts {others}: "
            f"make it with assumed_by=ServicePrincipal({_GLUE!r}), or leave role out"
        )


def _trusted_by(role: Role, stack: Stack) -> list[str] | None:
    """The principals that may assume the role; None where not all are known."""
    policy = role.assume_role_policy
    if policy is None:
        return None
    document = stack.resolve(policy) or {}
    principals = list(_principals(document))
    return principals if all(isinstance(each, str) and each != "*" for each in principals) else None


def _principals(document: dict[str, Any]) -> Iterator[Any]:
    for statement in document.get("Statement", []):
        if statement["Effect"] != "Allow" or not _is_about_assuming(statement["Action"]):
            continue
        principal = statement.get("Principal", "*")
        for values in principal.values() if isinstance(principal, dict) else [principal]:
            # An intrinsic in the place of a principal is a mapping: not known.
            yield from values if isinstance(values, list) else [values]


def _is_about_assuming(actions: Any) -> bool:
    named = actions if isinstance(actions, list) else [actions]
    return any(not isinstance(action, str) or "*" in action or action == "sts:AssumeRole" for action in named)
