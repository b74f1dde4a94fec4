"""What is known of a job of any kind, each fact read once: a read crosses to jsii."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from aws_cdk import Stack
from aws_cdk.aws_glue import CfnJob

from glue_constructs._cdk.stacks import stack_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk.interfaces.aws_glue import IJobRef
    from constructs import Construct, IConstruct, Node

_CACHE_KEY = "_glue_constructs_facts"
_RUNS_KEY = "_glue_constructs_runs"


class JobFacts:
    """What is known of a job, ours or not."""

    def __init__(self, job: IJobRef) -> None:
        self._job = job

    @cached_property
    def node(self) -> Node:
        """Its place in the tree of constructs."""
        return self._job.node

    @cached_property
    def dependency_target(self) -> IConstruct:
        """What to wait for where the job must be there: its resource, not all of its tree, where it has one."""
        return self._job if isinstance(self._job, CfnJob) else self.node.default_child or self._job

    @cached_property
    def resource(self) -> CfnJob | None:
        """Its resource, when this app defines it."""
        return self.dependency_target if isinstance(self.dependency_target, CfnJob) else None

    def properties(self) -> Mapping[str, Any]:
        """Its resource's properties as they stand now, their names beginning in lower case; {} without a resource."""
        if self.resource is None:
            return {}
        # The one read for all of them; it is protected, but a crossing a property takes ten times the time.
        held: Mapping[str, Any] = self.resource._cfn_properties  # noqa: SLF001  # as said
        return held

    @cached_property
    def stack(self) -> Stack:
        """The stack that it stands in, also when it is only imported there."""
        return Stack.of(self._job)

    @cached_property
    def name(self) -> str:
        """Its name, a token where the app defines it."""
        return self._job.job_ref.job_name

    @cached_property
    def arn(self) -> str:
        """Its ARN."""
        return CfnJob.arn_for_job(self._job)

    @property
    def is_imported(self) -> bool:
        """Whether it is known that this app does not define it."""
        return False

    @property
    def same_env_as_stack(self) -> bool:
        """Whether it is known, without a look at both, that it has its stack's account and Region."""
        return self.resource is not None


class _OwnFacts(JobFacts):
    """The same of a job of this library, which says what it is."""

    def __init__(self, job: IJobRef, scope: Construct, resource: CfnJob | None, *, other_env: bool) -> None:
        super().__init__(job)
        self._scope, self._other_env = scope, other_env
        self.resource, self.dependency_target = resource, resource or job

    @cached_property
    def stack(self) -> Stack:
        return stack_of(self._scope)

    @cached_property
    def name(self) -> str:
        return self._job.job_ref.job_name if self.resource is None else self.resource.ref

    @cached_property
    def arn(self) -> str:
        # The resource says the same of itself, and does not ask the job for it, in Python, fact by fact.
        return CfnJob.arn_for_job(self.resource or self._job)

    @property
    def is_imported(self) -> bool:
        return self.resource is None

    @property
    def same_env_as_stack(self) -> bool:
        return not self._other_env


def register_job(job: IJobRef, *, scope: Construct, resource: CfnJob | None, other_env: bool = False) -> None:
    """Say what a job of this library is, so that nobody asks jsii for it.

    Args:
        job: The job; its Python object, which jsii keeps as long as the app, holds what is known.
        scope: The construct that it belongs to.
        resource: Its resource; None when this app does not define it.
        other_env: Whether its account or Region may be others than its stack's.
    """
    vars(job)[_CACHE_KEY] = _OwnFacts(job, scope, resource, other_env=other_env)


def facts_of(job: IJobRef) -> JobFacts:
    """What is known of a job."""
    told: JobFacts | None = vars(job).get(_CACHE_KEY)
    return told or JobFacts(job)


def record_run(job: object, arguments: Mapping[str, str]) -> None:
    """Keep the arguments of a run that the app makes of a job: a run may bring what the job's script needs."""
    vars(job).setdefault(_RUNS_KEY, []).append(arguments)


def runs_of(job: object) -> list[Mapping[str, Any]]:
    """The arguments of every run of a job that the app has made so far, {} for a run that gives none."""
    return list(vars(job).get(_RUNS_KEY, ()))
