"""Facts about a job of any class, each read once, because every read is a call to jsii."""

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
    """Facts about a job that this library or another construct defines."""

    def __init__(self, job: IJobRef) -> None:
        self._job = job

    @cached_property
    def node(self) -> Node:
        """The job's node in the construct tree."""
        return self._job.node

    @cached_property
    def dependency_target(self) -> IConstruct:
        """The construct to depend on when the job must exist: its resource if it has one, else the job."""
        return self._job if isinstance(self._job, CfnJob) else self.node.default_child or self._job

    @cached_property
    def resource(self) -> CfnJob | None:
        """The job's resource; None when this app does not define it."""
        return self.dependency_target if isinstance(self.dependency_target, CfnJob) else None

    def properties(self) -> Mapping[str, Any]:
        """Return the current properties of the job's resource, with names in camel case; {} without a resource."""
        if self.resource is None:
            return {}
        # One read for all properties; it is protected, but reading each property takes ten times as long.
        properties: Mapping[str, Any] = self.resource._cfn_properties  # noqa: SLF001  # see above
        return properties

    @cached_property
    def stack(self) -> Stack:
        """The job's stack; of an imported job, the stack with the import."""
        return Stack.of(self._job)

    @cached_property
    def name(self) -> str:
        """The job's name, a token where the app defines the job."""
        return self._job.job_ref.job_name

    @cached_property
    def arn(self) -> str:
        """The job's ARN."""
        return CfnJob.arn_for_job(self._job)

    @property
    def is_imported(self) -> bool:
        """Whether the job is known to be defined outside this app."""
        return False

    @property
    def same_env_as_stack(self) -> bool:
        """Whether the job is known to be in its stack's account and Region, without comparing them."""
        return self.resource is not None


class _OwnFacts(JobFacts):
    """Facts about a job of this library, registered by the job itself."""

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
        # The ARN of the resource is the same, and needs fewer calls to jsii.
        return CfnJob.arn_for_job(self.resource or self._job)

    @property
    def is_imported(self) -> bool:
        return self.resource is None

    @property
    def same_env_as_stack(self) -> bool:
        return not self._other_env


def register_job(job: IJobRef, *, scope: Construct, resource: CfnJob | None, other_env: bool = False) -> None:
    """Register the facts about a job of this library, so that they are not read from jsii.

    Args:
        job: The job. The facts are stored on its Python object, which jsii keeps as long as the app.
        scope: The job's scope.
        resource: The job's resource; None when this app does not define the job.
        other_env: Whether its account or Region may differ from its stack's.
    """
    vars(job)[_CACHE_KEY] = _OwnFacts(job, scope, resource, other_env=other_env)


def facts_of(job: IJobRef) -> JobFacts:
    """Return the facts about a job."""
    registered: JobFacts | None = vars(job).get(_CACHE_KEY)
    return registered or JobFacts(job)


def record_run(job: object, arguments: Mapping[str, str]) -> None:
    """Record the arguments of a run of a job in this app: the job's script may need them."""
    vars(job).setdefault(_RUNS_KEY, []).append(arguments)


def runs_of(job: object) -> list[Mapping[str, Any]]:
    """Return the recorded arguments of every run of a job so far, {} for a run without arguments."""
    return list(vars(job).get(_RUNS_KEY, ()))
