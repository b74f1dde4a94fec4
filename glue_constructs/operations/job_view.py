"""A job as triggers, rules, alarms and dashboards use it. Each attribute is read once, because a read calls jsii."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from constructs import Construct

from glue_constructs._cdk.job_facts import JobFacts, facts_of
from glue_constructs._cdk.stacks import region_of
from glue_constructs._cdk.tokens import is_token
from glue_constructs._cdk.values import require_job
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import Stack
    from aws_cdk.aws_glue import CfnJob
    from aws_cdk.interfaces import ResourceEnvironment
    from aws_cdk.interfaces.aws_glue import IJobRef
    from constructs import IConstruct, Node

Identity = tuple[str, ...]


@dataclass(frozen=True)
class JobView:
    """A read-only view of any Glue job, of this library or not."""

    job: IJobRef

    @cached_property
    def _facts(self) -> JobFacts:
        return facts_of(self.job)

    @cached_property
    def name(self) -> str:
        """The job's name; a token when this app defines the job."""
        return self._facts.name

    @cached_property
    def node(self) -> Node:
        """The job's construct node."""
        return self._facts.node

    @cached_property
    def path(self) -> str:
        """The job's construct path, for messages."""
        return self.node.path

    @cached_property
    def id(self) -> str:
        """The job's construct id."""
        return self.node.id

    @cached_property
    def stack(self) -> Stack:
        """The stack that contains the job's construct, also for an imported job."""
        return self._facts.stack

    @cached_property
    def env(self) -> ResourceEnvironment:
        """The job's account and Region."""
        return self.job.env

    @cached_property
    def region(self) -> str:
        """The job's Region."""
        return region_of(self.stack) if self._facts.same_env_as_stack else self.env.region

    def has_same_env_as(self, stack: Stack) -> bool:
        """Whether the job certainly has a stack's account and Region; False when they have to be compared."""
        return self._facts.same_env_as_stack and self.stack is stack

    @cached_property
    def resource(self) -> CfnJob | None:
        """The job's resource; None for an imported job."""
        return self._facts.resource

    def properties(self) -> Mapping[str, Any]:
        """Return the resource's properties by their L1 names with a lower-case first letter; {} without a resource."""
        return self._facts.properties()

    @cached_property
    def identity(self) -> Identity:
        """A key that is equal for all references to one job: its name if known at synth, else its resource's token."""
        name = (self.resource.name if self.resource else None) or self.name
        if is_token(name):
            # The token of a resource's Ref is the same string at every read (verified: 2.275).
            return (self.name,)
        account, region = self.env.account, self.env.region
        known = not is_token(account) and not is_token(region)
        # With an unknown account or Region, only references in one stack are certainly the same job.
        return (account, region, name) if known else (self.stack.node.path, name)

    def resolve_child_scope(self, id: str) -> tuple[Construct, str]:
        """Return the scope and the id of a construct that belongs to the job.

        The scope is the job, so that the ids of two jobs' constructs do not collide. The result of
        ``CfnJob.from_job_name`` is not a `Construct` in Python (jsii returns a bare interface): then the scope is the
        job's own, and the job's id is a prefix of the id.
        """
        if isinstance(self.job, Construct):
            return self.job, id
        return cast("Construct", self.node.scope), f"{self.id}{id}"

    def find_child(self, id: str) -> IConstruct | None:
        """Return the construct at the scope and id of `resolve_child_scope`, if there is one."""
        scope, own_id = self.resolve_child_scope(id)
        node = self.node if isinstance(self.job, Construct) else scope.node
        return node.try_find_child(own_id)


def job_view(value: IJobRef) -> JobView:
    """Return the view of a job.

    Raises:
        InvalidInput: The value is not a Glue job.
    """
    require_job(value)
    return JobView(value)


def job_views(value: Any) -> list[JobView]:
    """Return the views of one or several jobs.

    Raises:
        InvalidInput: There is no job, one appears twice, or a value is not a Glue job.
    """
    given: Sequence[IJobRef] = value if isinstance(value, (list, tuple)) else [value]
    if not given:
        raise InvalidInput(f"jobs must be one Glue job or more, got {value!r}")
    jobs = [job_view(job) for job in given]
    seen = Counter(job.name for job in jobs)
    if twice := sorted({job.path for job in jobs if seen[job.name] > 1}):
        raise InvalidInput(f"jobs must not contain a job twice, got {', '.join(map(repr, twice))} more than once")
    return jobs
