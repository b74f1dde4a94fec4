"""The examples, with the findings that are accepted in each."""

from __future__ import annotations

import runpy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import aws_cdk as cdk

EXAMPLES = Path(__file__).parents[2] / "examples"

# A pattern of a cdk-nag rule and finding -> the reason to accept it.
_LAKE = {
    r"AwsSolutions-S1": "the example needs no access log of its lake",
    r"AwsSolutions-IAM5\[Action::s3:.*\*\]": "the actions that Bucket.grant_read and similar methods grant",
    r"AwsSolutions-IAM5\[Resource::<Lake\w+\.Arn>/[a-z]+/?\*\]": "the job reads or writes this folder of the lake",
}
_NO_SECRETS = {r"AwsSolutions-GL[13]": "the example has no secrets; examples/secured has, and passes these rules"}
_KEY = {
    r"AwsSolutions-IAM5\[Action::kms:.*\*\]": "the actions that Bucket.grant_read_write grants on the bucket's key",
    r"AwsSolutions-SMG4": "rotating the pepper would change all pseudonyms",
}


@dataclass(frozen=True)
class Example:
    """An example.

    Attributes:
        name: The name of its folder.
        stack: The name of its stack, and of the stack's class.
        resources: The number of resources in the stack.
        acknowledged: A pattern of a cdk-nag rule and finding -> the reason to accept it.
        suppressed: A rule of cfn-lint -> the reason to accept its findings. Default: none.
    """

    name: str
    stack: str
    resources: int
    acknowledged: Mapping[str, str]
    suppressed: Mapping[str, str] = field(default_factory=dict)

    @property
    def app(self) -> Path:
        """The path of its app.py."""
        return EXAMPLES / self.name / "app.py"

    def make(self, app: cdk.App) -> cdk.Stack:
        """Create its stack in an app."""
        stack: cdk.Stack = runpy.run_path(str(self.app))[self.stack](app, self.stack)
        return stack


_JOB = 2  # a role and a job
_LOGS = 2  # log groups that the stack's Spark jobs share
_BUCKET = 2  # a bucket and its policy

ALL = [
    Example(
        "weather",
        "Weather",
        resources=2 * _JOB + _LOGS + _BUCKET + 9 + 2,  # the run provider, and two runs
        acknowledged=_LAKE | _NO_SECRETS,
        suppressed={"W3005": "the CDK adds each dependency of a construct, also if a reference implies it"},
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
        suppressed={"W3010": "the availability zone is that of the subnet, which is also set"},
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
