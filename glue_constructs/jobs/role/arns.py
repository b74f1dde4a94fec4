"""ARNs of what a job's role is allowed."""

from __future__ import annotations

from glue_constructs._cdk.pseudo_parameters import pseudo_parameters


def arn(service: str, resource: str) -> str:
    """The ARN of a resource of the stack's own account and Region."""
    partition, region, account, _ = pseudo_parameters().values()
    return f"arn:{partition}:{service}:{region}:{account}:{resource}"


def log_group_arn(name: str) -> str:
    """The ARN of a log group; that of its streams is followed by ``:*``."""
    return arn("logs", f"log-group:{name}")
