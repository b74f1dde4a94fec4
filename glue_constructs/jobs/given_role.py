"""A role that was handed in: whether Glue can assume it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk import Stack
from aws_cdk.aws_iam import Role

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.stacks import has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_cdk.aws_iam import IRole

_GLUE = "glue.amazonaws.com"
_TRUSTED = "_glue_constructs_trusts_glue"


def require_role_of_glue(role: IRole) -> None:
    """Refuse a role made in this app that, as it stands now, Glue cannot assume. Any other is taken as it is.

    Raises:
        InvalidInput: It is no role, or trusts others than Glue alone.
    """
    if not has(role, "role_arn"):
        raise InvalidInput(f"role must be an aws_iam.IRole, got {role!r}")
    if not isinstance(role, Role) or vars(role).get(_TRUSTED):
        return
    principals = _trusted_by(role)
    if principals is not None and _GLUE not in principals:
        others = " and ".join(map(repr, principals)) or "nobody"
        raise InvalidInput(
            f"role must be one that Glue can assume, got {role.node.path!r}, which trusts {others}: "
            f"make it with assumed_by=ServicePrincipal({_GLUE!r}), or leave role out"
        )
    # Noted on the role: many jobs may share it, and looking costs three crossings to jsii.
    vars(role)[_TRUSTED] = True


def _trusted_by(role: Role) -> list[str] | None:
    """The principals that may assume the role; None where not all are known."""
    policy = role.assume_role_policy
    if policy is None:
        return None
    document = Stack.of(role).resolve(policy) or {}
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
