"""Acknowledgements for cdk-nag: the reasons for wildcards in the policy of a role created for a job."""

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
    """Acknowledge AwsSolutions-IAM5 for these resources of a policy only: by ARN, each with the reason."""
    if reasons:
        acknowledge(
            construct, {wildcard_finding_id(_cdk_nag_arn(construct, arn)): reason for arn, reason in reasons.items()}
        )


def _cdk_nag_arn(construct: Construct, arn: str) -> str:
    """Return an ARN in the notation of cdk-nag. Most ARNs need no `resolve`: they only have pseudo parameters."""
    for name, token in pseudo_parameters().items():
        arn = arn.replace(token, f"<{name}>")
    return cdk_nag_notation(stack_of(construct).resolve(arn)) if is_token(arn) else arn
