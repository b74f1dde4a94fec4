"""Conditional triggers: jobs that run after other jobs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import jsii
from aws_cdk import Aspects, IAspect
from aws_cdk.aws_glue import CfnTrigger

from glue_constructs.errors import InvalidInput
from glue_constructs.model.run_states import JobRunState
from glue_constructs.operations.event_states import parse_event_states
from glue_constructs.operations.job_view import job_view, job_views
from glue_constructs.operations.schedules import run_every
from glue_constructs.operations.trigger_graph import TriggerGraph
from glue_constructs.operations.triggers import Trigger, add_warning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.interfaces.aws_glue import IJobRef
    from constructs import IConstruct
    from typing_extensions import Unpack

    from glue_constructs.operations.job_schedule import HasExpression, JobSchedule
    from glue_constructs.operations.job_view import JobView
    from glue_constructs.operations.triggers import TriggerOptions

_MAX_CONDITIONS = 500  # API: ConditionList


def run_after(
    job: IJobRef,
    other: IJobRef,
    *,
    on: JobRunState | str | Sequence[JobRunState | str] = JobRunState.SUCCEEDED,
    **options: Unpack[TriggerOptions],
) -> CfnTrigger:
    """Run a job after a run of another job: create a conditional trigger, below the job.

    Args:
        job: Any Glue job.
        other: The job to wait for. Glue requires that its run was itself started by a trigger.
        on: The final state of that run: SUCCEEDED, FAILED, STOPPED or TIMEOUT, or several of them.
            Default: SUCCEEDED.
        **options: See `TriggerOptions`; the default id is "After" and the other job's id.

    Raises:
        InvalidInput: The jobs form a cycle (the message has the path), or are in different accounts or Regions.
        InvalidRun: Glue would refuse the runs.
    """
    return _make_step(_Step(job_view(job), [job_view(other)], on, "ANY", options))


def run_after_any(
    job: IJobRef,
    others: Sequence[IJobRef],
    *,
    on: JobRunState | str | Sequence[JobRunState | str] = JobRunState.SUCCEEDED,
    **options: Unpack[TriggerOptions],
) -> CfnTrigger:
    """Run a job after a run of any of several other jobs; arguments and errors as in `run_after`."""
    return _make_step(_Step(job_view(job), job_views(others), on, "ANY", options))


def run_after_all(
    job: IJobRef,
    others: Sequence[IJobRef],
    *,
    on: JobRunState | str = JobRunState.SUCCEEDED,
    **options: Unpack[TriggerOptions],
) -> CfnTrigger:
    """Run a job after runs of all of several other jobs; as `run_after`, but `on` is a single state.

    All of those runs must descend from one scheduled or on-demand trigger, or Glue never fires this trigger: start jobs
    that run in parallel with one ``run_every([a, b], ...)``.
    """
    return _make_step(_Step(job_view(job), job_views(others), on, "AND", options))


def chain(
    *steps: IJobRef | Sequence[IJobRef],
    schedule: JobSchedule | HasExpression | str | None = None,
    on: JobRunState | str = JobRunState.SUCCEEDED,
    enabled: bool = True,
) -> list[CfnTrigger]:
    """Run jobs one after another: ``chain(extract, [orders, customers], publish, schedule="cron(0 2 * * ? *)")``.

    Jobs in a list run in parallel; the next step waits for all of them. Creates one trigger for each job after the
    first step, and one for the schedule.

    Args:
        *steps: Two or more steps, each a job or a list of jobs.
        schedule: The schedule of the first step. Default: none, start the first step with `run_every` or
            `run_on_demand`.
        on: The final state of each run that starts the next step. Default: SUCCEEDED.
        enabled: Whether the triggers are enabled. Default: True.

    Raises:
        InvalidInput: There are fewer than two steps, the jobs form a cycle, or jobs are in different accounts or
            Regions. No trigger is created then.
    """
    groups = [job_views(step) for step in steps]
    if len(groups) < 2:  # noqa: PLR2004  # the minimum of a chain
        raise InvalidInput(f"a chain must have two steps or more, got {len(groups)}")
    options: TriggerOptions = {"enabled": enabled}
    planned = [_Step(job, before, on, "AND", options) for before, after in pairwise(groups) for job in after]
    graph = _require_no_cycle(planned)
    first = [] if schedule is None else [run_every([job.job for job in groups[0]], schedule, **options)]
    return [*first, *(step.make(graph) for step in planned)]


class _Step:
    """A conditional trigger that is validated and not yet created."""

    def __init__(
        self,
        job: JobView,
        others: Sequence[JobView],
        on: JobRunState | str | Sequence[JobRunState | str],
        logical: str,
        options: TriggerOptions,
    ) -> None:
        self.job, self.others = job, others
        states = parse_event_states(on, "on")
        self.all_of = logical == "AND"
        if self.all_of and len(states) > 1:
            raise InvalidInput(
                f"on must be a single state with all jobs, got {on!r}; for several states use run_after_any"
            )
        if len(self.others) * len(states) > _MAX_CONDITIONS:
            raise InvalidInput(
                f"a trigger must have {_MAX_CONDITIONS} conditions at most,"
                f" got {len(self.others) * len(states)}; put a job between them"
            )
        self._predicate = CfnTrigger.PredicateProperty(
            logical=logical,
            conditions=[
                CfnTrigger.ConditionProperty(
                    job_name=other.name,
                    state=state,
                    # Optional in CloudFormation, required by Glue: "Logical operator cannot be null or empty"
                    # (https://github.com/aws/aws-cdk/issues/34652).
                    logical_operator="EQUALS",
                )
                for other in self.others
                for state in states
            ],
        )
        self._trigger = Trigger(
            _id(self.others, states, all_of=self.all_of or len(self.others) == 1),
            jobs=[self.job],
            kind="CONDITIONAL",
            others=self.others,
            options=options,
        )

    def make(self, graph: TriggerGraph) -> CfnTrigger:
        made = self._trigger.make(predicate=self._predicate)
        graph.add_dependency(self.job, self.others, all_of=self.all_of)
        Aspects.of(made).add(_UnreachableTriggerWarnings(graph, self))
        return made


def _make_step(step: _Step) -> CfnTrigger:
    return step.make(_require_no_cycle([step]))


def _require_no_cycle(steps: Sequence[_Step]) -> TriggerGraph:
    graph = TriggerGraph.of(steps[0].job.node)
    graph.require_no_cycle([(step.job, step.others) for step in steps])
    return graph


def _id(others: Sequence[JobView], states: Sequence[str], *, all_of: bool) -> str:
    names = "".join(other.id for other in others)
    ends = "" if states == ["SUCCEEDED"] else "".join(state.title() for state in states)
    return f"After{'' if all_of else 'Any'}{names}{ends}"


@jsii.implements(IAspect)
class _UnreachableTriggerWarnings:
    """Warn at synth, when all triggers are known, about a trigger that may never fire."""

    def __init__(self, graph: TriggerGraph, step: _Step) -> None:
        self._graph, self._step = graph, step

    def visit(self, node: IConstruct) -> None:
        if isinstance(node, CfnTrigger):
            for reason in self._graph.unreachable_reasons(self._step.others, all_of=self._step.all_of):
                add_warning(node, "trigger-that-never-fires", reason)
