"""A role that is passed to a job: its trust policy and its permissions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam import Grant, Role

from glue_constructs._cdk.stacks import cached_on
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.role.other_stack import for_other_stack
from glue_constructs.jobs.role.statements import merge_statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aws_cdk import Stack
    from aws_cdk.aws_iam import IRole

    from glue_constructs.jobs.role.statements import Statement

_GLUE = "glue.amazonaws.com"
_CACHE_KEY = "_glue_constructs_given_role"


class GivenRole:
    """A role that is passed to jobs as a prop. Get it with `GivenRole.of`.

    Attributes:
        role: The role.
        arn: Its ARN.
    """

    def __init__(self, role: IRole) -> None:
        arn = getattr(role, "role_arn", None)
        if not isinstance(arn, str):
            hint = "; use aws_iam.Role.from_role_arn or from_role_name" if isinstance(role, str) else ""
            raise InvalidInput(f"role must be an aws_iam.IRole, got {role!r}{hint}")
        self.role = role
        self.arn = arn
        self._stack = role.stack
        self._granted: set[str] = set()
        _require_trust(role, self._stack)

    @classmethod
    def of(cls, role: IRole) -> GivenRole:
        """Return the `GivenRole` of a role: always the same object, because many jobs may share the role.

        Raises:
            InvalidInput: It is not a role, or it is a role of this app whose trust policy does not yet allow Glue.
        """
        return cached_on(role, _CACHE_KEY, cls)

    def grant(self, stack: Stack, statements: Iterable[Statement]) -> None:
        """Grant the permissions that a job of a stack needs. CDK ignores grants to an immutable role.

        Permissions already granted for another job are skipped, because CDK would drop the duplicates.
        """
        for statement in merge_statements(statements if stack is self._stack else for_other_stack(stack, statements)):
            key = json.dumps(statement)
            if key in self._granted:
                continue
            self._granted.add(key)
            # One call to jsii; add_to_principal_policy takes four, with its statement and the fields of its result.
            Grant.add_to_principal(
                grantee=self.role,
                actions=statement["Action"],
                resource_arns=statement["Resource"],
                conditions=statement.get("Condition"),
            )


def _require_trust(role: IRole, stack: Stack) -> None:
    """Refuse a role of this app whose trust policy does not allow Glue. Imported roles are not checked."""
    principals = _trusted_by(role, stack) if isinstance(role, Role) else None
    if principals is not None and _GLUE not in principals:
        others = " and ".join(map(repr, principals)) or "no principal"
        raise InvalidInput(
            f"role must be one that Glue can assume, got {role.node.path!r}, which trusts {others}: "
            f"create it with assumed_by=ServicePrincipal({_GLUE!r}), or omit role"
        )


def _trusted_by(role: Role, stack: Stack) -> list[str] | None:
    """Return the principals that may assume the role; None if a principal is not known at synth."""
    policy = role.assume_role_policy
    if policy is None:
        return None
    document = stack.resolve(policy) or {}
    principals = list(_principals(document))
    return principals if all(isinstance(each, str) and each != "*" for each in principals) else None


def _principals(document: dict[str, Any]) -> Iterator[Any]:
    for statement in document.get("Statement", []):
        if statement["Effect"] != "Allow" or not _allows_assume_role(statement["Action"]):
            continue
        principal = statement.get("Principal", "*")
        for values in principal.values() if isinstance(principal, dict) else [principal]:
            # A principal that is an intrinsic function is a mapping: not known.
            yield from values if isinstance(values, list) else [values]


def _allows_assume_role(actions: Any) -> bool:
    names = actions if isinstance(actions, list) else [actions]
    return any(not isinstance(action, str) or "*" in action or action == "sts:AssumeRole" for action in names)
