"""ARNs for the policies of a job's role."""

from __future__ import annotations

from glue_constructs._cdk.pseudo_parameters import pseudo_parameters


def arn(service: str, resource: str) -> str:
    """Return the ARN of a resource in the stack's account and Region."""
    partition, region, account, _ = pseudo_parameters().values()
    return f"arn:{partition}:{service}:{region}:{account}:{resource}"


def log_group_arn(name: str) -> str:
    """Return the ARN of a log group, without the ``:*`` for its streams."""
    return arn("logs", f"log-group:{name}")
