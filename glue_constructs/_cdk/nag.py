"""Acknowledgements of cdk-nag findings on the resources that this library creates."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from aws_cdk import Validations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import Stack
    from constructs import Construct


_COMPLIANCE = ("NIST.800.53.R4", "NIST.800.53.R5", "HIPAA.Security", "PCI.DSS.321")
"""The packs of compliance standards; their rules have the same names in each."""

INLINE_POLICY = {"IAMNoInlinePolicy": "the policy belongs to this one role, and is deleted with it"}
"""The acknowledgement of the compliance packs for a role that this library creates."""


def acknowledge(construct: Construct, reasons: Mapping[str, str]) -> None:
    """Acknowledge findings of the AwsSolutions pack on one construct, by id, each with its reason."""
    _acknowledge(construct, ("AwsSolutions",), reasons)


def acknowledge_standards(construct: Construct, reasons: Mapping[str, str]) -> None:
    """Acknowledge findings of the compliance packs on one construct: NIST 800-53, HIPAA, PCI DSS."""
    _acknowledge(construct, _COMPLIANCE, reasons)


def acknowledge_role(role: Construct, reasons: Mapping[str, str]) -> None:
    """Acknowledge findings of AwsSolutions, and the inline policy, on a role that this library creates."""
    _add_metadata(role, {**_finding_ids(("AwsSolutions",), reasons), **_finding_ids(_COMPLIANCE, INLINE_POLICY)})


def _acknowledge(construct: Construct, packs: tuple[str, ...], reasons: Mapping[str, str]) -> None:
    _add_metadata(construct, _finding_ids(packs, reasons))


def _finding_ids(packs: tuple[str, ...], reasons: Mapping[str, str]) -> dict[str, str]:
    return {f"{pack}::{pack}-{rule}": reason for pack in packs for rule, reason in reasons.items()}


def _add_metadata(construct: Construct, acknowledged: dict[str, str]) -> None:
    # Validations.acknowledge() writes the same metadata, but before aws-cdk-lib 2.270 it refuses ids like IAM5's.
    construct.node.add_metadata(_metadata_key(), acknowledged)


@cache  # a call to jsii, once per process
def _metadata_key() -> str:
    return Validations.ACKNOWLEDGED_RULES_METADATA_KEY


def wildcard_finding_ids(stack: Stack, arns: Sequence[str]) -> list[str]:
    """Return the ids of cdk-nag's findings for the resources of a policy that contain wildcards."""
    return [wildcard_finding_id(cdk_nag_notation(arn)) for arn in stack.resolve(arns)]


def wildcard_finding_id(arn: str) -> str:
    """Return the id of the finding for an ARN in cdk-nag's notation."""
    return f"IAM5[Resource::{arn}]"


def cdk_nag_notation(resolved: Any) -> str:
    """Return a resolved value in cdk-nag's notation: an intrinsic function as the names in it."""
    if isinstance(resolved, str):
        return resolved
    [(function, value)] = resolved.items()
    if function == "Fn::Join":
        return "".join(cdk_nag_notation(part) for part in value[1])
    return f"<{value if isinstance(value, str) else '.'.join(map(str, value))}>"
