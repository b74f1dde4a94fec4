"""Where a job's logs go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from aws_cdk import Aws

from glue_constructs.jobs.feature import Bound
from glue_constructs.jobs.role import allow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.jobs.job import GlueJob

# AWSGlueServiceRole allows the same: a job without them cannot say what it does (monitor-continuous-logging.html).
_ACTIONS = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]


@dataclass(frozen=True)
class Logs:
    """The log groups that the service itself makes for a kind of job.

    Attributes:
        groups: Their names.
        secured: Whether the job has a security configuration.
    """

    groups: tuple[str, ...]
    secured: bool
    prop: str = "logs"

    def declare(self) -> Mapping[str, Any]:
        """No argument: the service knows its groups."""
        return {}

    def bind(self, _job: GlueJob) -> Bound:
        """Let the job write to its groups."""
        if self.secured:
            # The service then writes to groups whose names hold the role's and the security configuration's names,
            # and encrypts them itself (reference: LogGroupName of JobRun).
            return Bound(statements=[allow([*_ACTIONS, "logs:AssociateKmsKey"], [_arn("/aws-glue/*")])])
        return Bound(statements=[allow(_ACTIONS, [_arn(f"{name}:*") for name in self.groups])])


@cache  # three jsii crossings, once a process: the tokens of pseudo parameters never change
def _arn(group: str) -> str:
    return f"arn:{Aws.PARTITION}:logs:{Aws.REGION}:{Aws.ACCOUNT_ID}:log-group:{group}"
