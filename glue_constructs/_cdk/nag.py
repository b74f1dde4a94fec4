"""What cdk-nag's packs cannot know of the resources that this library makes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from aws_cdk import Validations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import Stack
    from constructs import Construct


_COMPLIANCE = ("NIST.800.53.R4", "NIST.800.53.R5", "HIPAA.Security", "PCI.DSS.321")
"""The packs of standards; what they ask has the same name in each."""

INLINE_POLICY = {"IAMNoInlinePolicy": "the policy lives and dies with its one role, as one resource"}
"""What the packs of standards cannot know of a role of the library's own."""


def acknowledge(construct: Construct, reasons: Mapping[str, str]) -> None:
    """Acknowledge findings of the AwsSolutions pack, by id, each with its reason; only the construct is spoken for."""
    _acknowledge(construct, ("AwsSolutions",), reasons)


def acknowledge_standards(construct: Construct, reasons: Mapping[str, str]) -> None:
    """The same of the packs of standards: NIST 800-53, HIPAA, PCI DSS."""
    _acknowledge(construct, _COMPLIANCE, reasons)


def acknowledge_role(role: Construct, reasons: Mapping[str, str]) -> None:
    """The same of a role of the library's own: findings of AwsSolutions, and its inline policy."""
    _write(role, {**_of(("AwsSolutions",), reasons), **_of(_COMPLIANCE, INLINE_POLICY)})


def _acknowledge(construct: Construct, packs: tuple[str, ...], reasons: Mapping[str, str]) -> None:
    _write(construct, _of(packs, reasons))


def _of(packs: tuple[str, ...], reasons: Mapping[str, str]) -> dict[str, str]:
    return {f"{pack}::{pack}-{rule}": reason for pack in packs for rule, reason in reasons.items()}


def _write(construct: Construct, acknowledged: dict[str, str]) -> None:
    # Validations.acknowledge() writes the same, but before aws-cdk-lib 2.270 it refuses ids such as IAM5's.
    construct.node.add_metadata(_metadata_key(), acknowledged)


@cache  # a crossing to jsii, once a process
def _metadata_key() -> str:
    return Validations.ACKNOWLEDGED_RULES_METADATA_KEY


def wildcard_finding_ids(stack: Stack, arns: Sequence[str]) -> list[str]:
    """The ids of the findings that a policy's resources are not named in full."""
    return [wildcard_finding_id(cdk_nag_notation(arn)) for arn in stack.resolve(arns)]


def wildcard_finding_id(arn: str) -> str:
    """The id of the finding, for an ARN that is written as cdk-nag writes it."""
    return f"IAM5[Resource::{arn}]"


def cdk_nag_notation(resolved: Any) -> str:
    """A resolved value as cdk-nag writes it: an intrinsic by the names in it."""
    if isinstance(resolved, str):
        return resolved
    [(function, value)] = resolved.items()
    if function == "Fn::Join":
        return "".join(cdk_nag_notation(part) for part in value[1])
    return f"<{value if isinstance(value, str) else '.'.join(map(str, value))}>"
