"""A job as the constructs around it see it: what they ask of it, each fact read once (a read crosses to jsii)."""

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
    """What is known of a job of any kind."""

    job: IJobRef

    @cached_property
    def _facts(self) -> JobFacts:
        return facts_of(self.job)

    @cached_property
    def name(self) -> str:
        """Its name, a token where the app defines it."""
        return self._facts.name

    @cached_property
    def node(self) -> Node:
        """Its place in the tree of constructs."""
        return self._facts.node

    @cached_property
    def path(self) -> str:
        """The same in words, for messages."""
        return self.node.path

    @cached_property
    def id(self) -> str:
        """Its id in its scope."""
        return self.node.id

    @cached_property
    def stack(self) -> Stack:
        """The stack that it stands in, also when it is only imported there."""
        return self._facts.stack

    @cached_property
    def env(self) -> ResourceEnvironment:
        """Its account and Region."""
        return self.job.env

    @cached_property
    def region(self) -> str:
        """The Region alone."""
        return region_of(self.stack) if self._facts.same_env_as_stack else self.env.region

    def has_same_env_as(self, stack: Stack) -> bool:
        """Whether it is known, without a look at both, that it has a stack's account and Region."""
        return self._facts.same_env_as_stack and self.stack is stack

    @cached_property
    def resource(self) -> CfnJob | None:
        """Its resource, when this app defines it."""
        return self._facts.resource

    def properties(self) -> Mapping[str, Any]:
        """The resource's properties, by their names in the L1 with a small first letter; {} without a resource."""
        return self._facts.properties()

    @cached_property
    def identity(self) -> Identity:
        """What two references to one job have in common: its name where that is known, else its resource's token."""
        name = (self.resource.name if self.resource else None) or self.name
        if is_token(name):
            # The token of a resource's Ref is one and the same text however often it is asked for (verified: 2.275).
            return (self.name,)
        account, region = self.env.account, self.env.region
        known = not is_token(account) and not is_token(region)
        # Elsewhere a name may stand for a job in each place: two references in one stack are one job, no others are.
        return (account, region, name) if known else (self.stack.node.path, name)

    def resolve_child_scope(self, id: str) -> tuple[Construct, str]:
        """Where a construct stands that belongs to the job, and its id there.

        That is below the job, so that the constructs of one job do not meet those of another.
        ``CfnJob.from_job_name`` is no construct in Python (jsii gives it as a mere interface): then beside it, with the
        job's id before its own.
        """
        if isinstance(self.job, Construct):
            return self.job, id
        return cast("Construct", self.node.scope), f"{self.id}{id}"

    def find_child(self, id: str) -> IConstruct | None:
        """The construct that stands where `place_below` says."""
        scope, own_id = self.resolve_child_scope(id)
        node = self.node if isinstance(self.job, Construct) else scope.node
        return node.try_find_child(own_id)


def job_view(value: IJobRef) -> JobView:
    """The job that a user gave.

    Raises:
        InvalidInput: It is none.
    """
    require_job(value)
    return JobView(value)


def job_views(value: Any) -> list[JobView]:
    """The jobs that a user gave, one or several.

    Raises:
        InvalidInput: There is none, one appears twice, or something is no job.
    """
    given: Sequence[IJobRef] = value if isinstance(value, (list, tuple)) else [value]
    if not given:
        raise InvalidInput(f"jobs must be one Glue job or more, got {value!r}")
    jobs = [job_view(job) for job in given]
    seen = Counter(job.name for job in jobs)
    if twice := sorted({job.path for job in jobs if seen[job.name] > 1}):
        raise InvalidInput(f"jobs must be different ones, got {', '.join(map(repr, twice))} more than once")
    return jobs
