"""The examples, and what each of them lives with."""

from __future__ import annotations

import runpy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import aws_cdk as cdk

EXAMPLES = Path(__file__).parents[2] / "examples"

# A pattern of cdk-nag's rule and finding -> why an example lives with it.
_LAKE = {
    r"AwsSolutions-S1": "an access log of the example's lake would be a second bucket that nobody reads",
    r"AwsSolutions-IAM5\[Action::s3:.*\*\]": "what Bucket.grant_read and its kin grant, on the exact prefix",
    r"AwsSolutions-IAM5\[Resource::<Lake\w+\.Arn>/[a-z]+/?\*\]": "a folder of the lake is what the job is for",
}
_NO_SECRETS = {r"AwsSolutions-GL[13]": "the example has no secrets; examples/secured has, and passes these rules"}
_KEY = {
    r"AwsSolutions-IAM5\[Action::kms:.*\*\]": "what Bucket.grant_read_write grants on the key of an encrypted bucket",
    r"AwsSolutions-SMG4": "with another pepper an address would have another pseudonym",
}


@dataclass(frozen=True)
class Example:
    """One of them.

    Attributes:
        name: Its folder.
        stack: The class of its stack, and the stack's name.
        resources: How many resources the stack has, and of what.
        acknowledged: A pattern of cdk-nag's rule and finding -> why the example lives with it.
        passed_over: A rule of cfn-lint -> why.
    """

    name: str
    stack: str
    resources: int
    acknowledged: Mapping[str, str]
    passed_over: Mapping[str, str] = field(default_factory=dict)

    @property
    def app(self) -> Path:
        """Its program."""
        return EXAMPLES / self.name / "app.py"

    def make(self, app: cdk.App) -> cdk.Stack:
        """Its stack, in an app."""
        stack: cdk.Stack = runpy.run_path(str(self.app))[self.stack](app, self.stack)
        return stack


_JOB = 2  # a role and a job
_LOGS = 2  # groups that the stack's Spark jobs share
_BUCKET = 2  # with its policy

ALL = [
    Example(
        "weather",
        "Weather",
        resources=2 * _JOB + _LOGS + _BUCKET + 7 + 2,  # the provider, and two runs
        acknowledged=_LAKE | _NO_SECRETS,
        passed_over={"W3005": "CDK adds each dependency of a construct, also one that a reference implies"},
    ),
    Example(
        "helpers",
        "Offers",
        resources=2 * _JOB + _LOGS + 2 * _BUCKET,  # the lake, and the working bucket for the temp dir
        acknowledged=_LAKE | _NO_SECRETS,
    ),
    Example(
        "secured",
        "Secured",
        resources=2 * _JOB + _LOGS + _BUCKET + 2 + 3 + 2,  # key, configuration; secret, connection, database; operators
        acknowledged=_LAKE | _KEY,
        passed_over={"W3010": "the zone is that of the subnet, which is named, too"},
    ),
    Example("streaming", "Sensors", resources=_JOB + _LOGS + _BUCKET, acknowledged=_LAKE | _NO_SECRETS),
    Example("scala", "Customers", resources=_JOB + _LOGS + _BUCKET, acknowledged=_LAKE | _NO_SECRETS),
    Example(
        "pipeline",
        "Sales",
        # Jobs with a trigger, two rules and an alarm each; another alarm, a topic with its policy, a dashboard.
        resources=3 * (_JOB + 1 + 2 + 1) + _BUCKET + 1 + 2 + 1,
        acknowledged=_LAKE | _NO_SECRETS,
    ),
]
