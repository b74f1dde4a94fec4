"""The worker's permissions on Amazon Location, for a stack with an address validation job.

Source of the actions, the resource type, the condition keys, and of TagResource and PassRole as dependent actions of
StartJob: https://docs.aws.amazon.com/service-authorization/latest/reference/list_location.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.pseudo_parameters import pseudo_parameters
from glue_constructs.handlers.location.tag import TAG
from glue_constructs.runs.location.role import SERVICE
from glue_constructs.runs.provider.arn_sizes import MAX_LOCATION_JOBS, MAX_TAG_CONDITION
from glue_constructs.runs.provider.statements import LazyStatement, Resource

if TYPE_CHECKING:
    from glue_constructs.runs.provider.statements import Grant


class LocationPermissions:
    """The policy statements. A job's id is unknown before its start, so a condition on its tag restricts them."""

    def __init__(self) -> None:
        own = f"{pseudo_parameters()['AWS::StackName']}/*"
        starting, cancelling = ({"StringLike": {f"aws:{key}/{TAG}": own}} for key in ("RequestTag", "ResourceTag"))
        self._on_jobs = (
            LazyStatement(("geo:StartJob", "geo:TagResource"), starting, margin=MAX_TAG_CONDITION),
            LazyStatement(("geo:GetJob", "geo:ListJobs")),
            LazyStatement(("geo:CancelJob",), cancelling, margin=MAX_TAG_CONDITION),
        )
        self._on_roles = LazyStatement(("iam:PassRole",), {"StringEquals": {"iam:PassedToService": SERVICE}})

    def grants(self, role: Resource) -> list[Grant]:
        """Return what jobs with an execution role need."""
        partition, region, account, _ = pseudo_parameters().values()
        jobs = Resource(f"arn:{partition}:geo:{region}:{account}:job/*", MAX_LOCATION_JOBS)
        return [*((statement, jobs) for statement in self._on_jobs), (self._on_roles, role)]

    def statements(self) -> list[LazyStatement]:
        """Return the statements."""
        return [*self._on_jobs, self._on_roles]


NAG_REASONS = {
    "IAM5[Resource::arn:<AWS::Partition>:geo:<AWS::Region>:<AWS::AccountId>:job/*]": (
        "a job has its id from Amazon Location: only its tag is known, on which the statements have conditions"
    )
}
"""The reasons for cdk-nag, by finding."""
