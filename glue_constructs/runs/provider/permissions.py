"""The permissions of the worker on what the custom resources of its stack need, in managed policies (docs/adr/0017)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.job_facts import facts_of
from glue_constructs._cdk.nag import acknowledge
from glue_constructs.errors import InvalidInput
from glue_constructs.runs.location.permissions import NAG_REASONS
from glue_constructs.runs.provider.arn_sizes import closest_job_arn, max_job_arn, max_role_arn
from glue_constructs.runs.provider.nag import BOOKMARK_REASONS
from glue_constructs.runs.provider.policy import WorkerPolicy
from glue_constructs.runs.provider.policy_content import MAX_CHARACTERS
from glue_constructs.runs.provider.statements import Resource

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aws_cdk import CfnResource, Stack
    from aws_cdk.interfaces.aws_glue import IJobRef
    from constructs import Construct

    from glue_constructs.runs.provider.policy_content import PolicyContent

# A role has at most 10 managed policies. During an update the old and the new ones are attached.
_MAX_POLICIES = 4


class WorkerPermissions:
    """The managed policies of the worker's role. The methods return the one that a custom resource must depend on.

    Args:
        scope: The run provider.
        stack: Its stack.
        role: The name of the worker's role.
    """

    def __init__(self, scope: Construct, stack: Stack, role: str) -> None:
        self._scope, self._stack, self._role = scope, stack, role
        self.policies: list[WorkerPolicy] = []
        self._policy_of: dict[str, WorkerPolicy] = {}
        self._acknowledged: set[str] = set()

    def allow_run(self, job: IJobRef, *, reset_bookmark: bool) -> CfnResource:
        """Allow to run a job, and to reset its bookmark if `reset_bookmark` is set."""
        arn, policy = self._for_job(job)
        policy.content.allow_run(arn, reset_bookmark=reset_bookmark)
        if reset_bookmark:
            self._acknowledge(BOOKMARK_REASONS)
        return policy.resource

    def allow_reset(self, job: IJobRef) -> CfnResource:
        """Allow to reset and to read a job's bookmark."""
        arn, policy = self._for_job(job)
        policy.content.allow_reset(arn)
        self._acknowledge(BOOKMARK_REASONS)
        return policy.resource

    def allow_location_jobs(self, role_arn: str, *, is_created: bool) -> CfnResource:
        """Allow to start address validation jobs with a role, to read them, and to cancel the stack's.

        Args:
            role_arn: The ARN of the role.
            is_created: Whether the library creates the role.
        """
        role = Resource(role_arn, max_role_arn(role_arn, is_created=is_created))
        policy = self._policy_for(role, lambda content: content.has_space_for_location_role(role))
        policy.content.allow_location_jobs(role)
        self._acknowledge(NAG_REASONS)
        return policy.resource

    def _for_job(self, job: IJobRef) -> tuple[Resource, WorkerPolicy]:
        facts = facts_of(job)
        resource = Resource(facts.arn, max_job_arn(facts), lambda: closest_job_arn(facts))
        policy = self._policy_for(resource, lambda content: content.has_space_for_job(resource))
        policy.record_job(facts)
        return resource, policy

    def _policy_for(self, resource: Resource, has_space: Callable[[PolicyContent], bool]) -> WorkerPolicy:
        """Return the policy that has a resource, the first one with space for it, or a new one."""
        if resource.arn not in self._policy_of:
            found = next((policy for policy in self.policies if has_space(policy.content)), None)
            self._policy_of[resource.arn] = found or self._new_policy()
        policy = self._policy_of[resource.arn]
        policy.logical_id_changes()
        return policy

    def _new_policy(self) -> WorkerPolicy:
        if len(self.policies) == _MAX_POLICIES:
            raise InvalidInput(
                f"the jobs of the runs of a stack must fit into {_MAX_POLICIES} managed policies of {MAX_CHARACTERS:,}"
                f" characters, because an update needs the old and the new ones and IAM allows 10 for a role, got"
                f" {len(self._policy_of) + 1} jobs and roles; move some of the runs to another stack, or give the jobs"
                " shorter names"
            )
        policy = WorkerPolicy(self._scope, self._stack, f"Permissions{len(self.policies) + 1}", self._role)
        self.policies.append(policy)
        return policy

    def _acknowledge(self, reasons: Mapping[str, str]) -> None:
        if new := {finding: reason for finding, reason in reasons.items() if finding not in self._acknowledged}:
            acknowledge(self._scope, new)
            self._acknowledged.update(new)
