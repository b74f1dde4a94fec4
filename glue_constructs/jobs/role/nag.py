"""What cdk-nag cannot know of a job's own role: why a resource in its policy is not named in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.nag import acknowledge, cdk_nag_notation, wildcard_finding_id
from glue_constructs._cdk.pseudo_parameters import pseudo_parameters
from glue_constructs._cdk.stacks import stack_of
from glue_constructs._cdk.tokens import is_token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct


def acknowledge_wildcards(construct: Construct, reasons: Mapping[str, str]) -> None:
    """Acknowledge AwsSolutions-IAM5 for resources of a policy, by ARN, each with the reason; only there."""
    if reasons:
        acknowledge(construct, {wildcard_finding_id(_flat(construct, arn)): why for arn, why in reasons.items()})


def _flat(construct: Construct, arn: str) -> str:
    """An ARN as cdk-nag writes it; its pseudo parameters are known, which saves resolving nearly all."""
    for name, token in pseudo_parameters().items():
        arn = arn.replace(token, f"<{name}>")
    return cdk_nag_notation(stack_of(construct).resolve(arn)) if is_token(arn) else arn
