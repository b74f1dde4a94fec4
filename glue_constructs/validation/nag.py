"""What cdk-nag's packs cannot know of the resources that this library makes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from aws_cdk import Stack, Validations

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def _acknowledge(construct: Construct, packs: tuple[str, ...], reasons: Mapping[str, str]) -> None:
    acknowledged = {f"{pack}::{pack}-{rule}": reason for pack in packs for rule, reason in reasons.items()}
    # Validations.acknowledge() writes the same, but before aws-cdk-lib 2.270 it refuses ids such as IAM5's.
    construct.node.add_metadata(_metadata_key(), acknowledged)


@cache  # a crossing to jsii, once a process
def _metadata_key() -> str:
    return Validations.ACKNOWLEDGED_RULES_METADATA_KEY


def wildcard(construct: Construct, arn: str) -> str:
    """The id of the finding that a policy's resource is not named in full."""
    return wildcard_of(named(Stack.of(construct).resolve(arn)))


def wildcard_of(arn: str) -> str:
    """The same, for an ARN that is written as cdk-nag writes it."""
    return f"IAM5[Resource::{arn}]"


def named(resolved: Any) -> str:
    """A resolved value as cdk-nag writes it: an intrinsic by the names in it."""
    if isinstance(resolved, str):
        return resolved
    [(function, value)] = resolved.items()
    if function == "Fn::Join":
        return "".join(named(part) for part in value[1])
    return f"<{value if isinstance(value, str) else '.'.join(map(str, value))}>"
