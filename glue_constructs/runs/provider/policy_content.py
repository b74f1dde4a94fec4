"""The statements of one policy of the worker, and their size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk import Aws

from glue_constructs.errors import InvalidInput
from glue_constructs.runs.location.permissions import LocationPermissions
from glue_constructs.runs.provider.arn_sizes import MAX_STACK_ID, job_arn_size
from glue_constructs.runs.provider.statements import LazyStatement, Resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glue_constructs.runs.provider.statements import Grant

MAX_CHARACTERS = 6144
"""IAM's limit for a managed policy, without white space."""

_FRAME = len('{"Version":"2012-10-17","Statement":[]}')

# GetJob returns the names of the log groups, for the reason of a failure.
_RUN_ACTIONS = ("glue:StartJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun", "glue:GetJob")
# For a bookmark reset: GetJobRuns distinguishes a job without a bookmark from a job that does not exist.
_LIST_ACTIONS = ("glue:GetJobRuns",)
_RESET_ACTIONS = ("glue:ResetJobBookmark",)
_BOOKMARK_ACTIONS = ("glue:GetJobBookmark",)
# Whether the stack is rolling back, and whether CloudFormation still waits for the response.
STACK_ACTIONS = ("cloudformation:DescribeStacks",)

# Glue checks the permissions on bookmarks without a resource: a statement with the ARN of a job would never apply
# (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html).
_EVERYTHING = Resource("*", 1)


class PolicyContent:
    """The statements of one policy. Every kind of permission is one statement, which lists its resources."""

    def __init__(self) -> None:
        self._runs = LazyStatement(_RUN_ACTIONS)
        self._lists = LazyStatement(_LIST_ACTIONS)
        self._resets = LazyStatement(_RESET_ACTIONS)
        self._bookmarks = LazyStatement(_BOOKMARK_ACTIONS)
        self._describes = LazyStatement(STACK_ACTIONS)
        self._location = LocationPermissions()
        self._stack = Resource(Aws.STACK_ID, MAX_STACK_ID)

    def allow_run(self, job: Resource, *, reset_bookmark: bool) -> None:
        """Allow to run a job, and to reset its bookmark if `reset_bookmark` is set."""
        self._runs.add(job)
        self._lists.resources.pop(job.arn, None)  # allowed by the same statement
        self._describes.add(self._stack)
        if reset_bookmark:
            self._resets.add(_EVERYTHING)

    def allow_reset(self, job: Resource) -> None:
        """Allow to reset and to read a job's bookmark."""
        if job.arn not in self._runs.resources:
            self._lists.add(job)
        self._resets.add(_EVERYTHING)
        self._bookmarks.add(_EVERYTHING)

    def allow_location_jobs(self, role: Resource) -> None:
        """Allow address validation jobs with a role."""
        self._describes.add(self._stack)  # to check whether CloudFormation still waits
        for statement, resource in self._location.grants(role):
            statement.add(resource)

    def has_space_for_job(self, job: Resource) -> bool:
        """Whether one more job fits."""
        # The longer statement, to which a job of the other can be moved.
        return self._has_space([(self._runs, job)])

    def has_space_for_location_role(self, role: Resource) -> bool:
        """Whether one more role of address validation jobs fits."""
        return self._has_space(self._location.grants(role))

    def size(self) -> int:
        """Return an upper bound of the number of characters of the policy."""
        return _FRAME + sum(statement.size() for statement in self._all())

    def require_size(self, names: Mapping[str, str | None]) -> None:
        """Check the size with the current names of jobs, which can have changed since the jobs were added.

        Args:
            names: The literal names, by ARN; None for a generated one.

        Raises:
            InvalidInput: The policy is too long.
        """
        for statement in (self._runs, self._lists):
            for arn, name in names.items():
                if name is not None and arn in statement.resources:
                    statement.resources[arn].size = job_arn_size(name)
        if self.size() > MAX_CHARACTERS:
            self._measure()
        if (size := self.size()) > MAX_CHARACTERS:
            raise InvalidInput(
                f"the names of the jobs make a policy of the run provider too long: IAM allows {MAX_CHARACTERS:,}"
                f" characters, got {size:,}; give the jobs their names when they are created, not by an aspect"
            )

    def render(self) -> list[dict[str, Any]]:
        """Return the statements."""
        return [rendered for statement in self._all() for rendered in statement.render()]

    def _has_space(self, needed: Iterable[Grant]) -> bool:
        # Every policy has space for permissions on bookmarks and the stack: a job that is in it may need them later.
        later = [(self._resets, _EVERYTHING), (self._bookmarks, _EVERYTHING), (self._describes, self._stack)]
        grants = [*needed, *later]

        def fits() -> bool:
            return self.size() + sum(each.size_of_addition(resource) for each, resource in grants) <= MAX_CHARACTERS

        if fits():
            return True
        self._measure()  # calls jsii, so only where a policy is nearly full
        for _, resource in grants:
            resource.measure_once()
        return fits()

    def _measure(self) -> None:
        for statement in self._all():
            for resource in statement.resources.values():
                resource.measure_once()

    def _all(self) -> list[LazyStatement]:
        of_jobs = (self._runs, self._lists, self._resets, self._bookmarks, self._describes)
        return [*of_jobs, *self._location.statements()]
