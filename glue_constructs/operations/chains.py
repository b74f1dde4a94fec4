"""Jobs that run after one another."""

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
    """Run a job when a run of another ends: a conditional trigger, below the job.

    Args:
        job: Any Glue job.
        other: The job that it waits for; its run must itself have been started by a trigger.
        on: How that run must end: SUCCEEDED, FAILED, STOPPED or TIMEOUT, or several of them. Left out: SUCCEEDED.
        **options: See `TriggerOptions`; the id left out is "After" and the other's id.

    Raises:
        InvalidInput: The jobs would run after themselves (the path is named), or are of two Regions or accounts.
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
    """Run a job whenever a run of one of several others ends; otherwise as `run_after`."""
    return _make_step(_Step(job_view(job), job_views(others), on, "ANY", options))


def run_after_all(
    job: IJobRef,
    others: Sequence[IJobRef],
    *,
    on: JobRunState | str = JobRunState.SUCCEEDED,
    **options: Unpack[TriggerOptions],
) -> CfnTrigger:
    """Run a job when runs of all others have ended; otherwise as `run_after`, but `on` is one state.

    All of them must descend from one scheduled or on-demand trigger, or Glue never fires this one: start jobs that run
    side by side with one ``run_every([a, b], ...)``.
    """
    return _make_step(_Step(job_view(job), job_views(others), on, "AND", options))


def chain(
    *steps: IJobRef | Sequence[IJobRef],
    schedule: JobSchedule | HasExpression | str | None = None,
    on: JobRunState | str = JobRunState.SUCCEEDED,
    enabled: bool = True,
) -> list[CfnTrigger]:
    """Run jobs one after another: ``chain(extract, [orders, customers], publish, schedule="cron(0 2 * * ? *)")``.

    Jobs in a list run side by side; the next step waits for all of them. It makes one trigger for each job after the
    first step, and one for the schedule.

    Args:
        *steps: Two or more: a job, or a list of jobs.
        schedule: When the first step runs. Left out: it needs a trigger of its own (`run_every`, `run_on_demand`).
        on: How each run must end for the next to start. Left out: SUCCEEDED.
        enabled: Whether the triggers fire. Left out: they do.

    Raises:
        InvalidInput: There are fewer than two steps, a job would run after itself, or jobs are of two Regions or
            accounts. Nothing is made then.
    """
    groups = [job_views(step) for step in steps]
    if len(groups) < 2:  # noqa: PLR2004  # a chain has two ends
        raise InvalidInput(f"a chain must have two steps or more, got {len(groups)}")
    options: TriggerOptions = {"enabled": enabled}
    planned = [_Step(job, before, on, "AND", options) for before, after in pairwise(groups) for job in after]
    graph = _require_no_cycle(planned)
    first = [] if schedule is None else [run_every([job.job for job in groups[0]], schedule, **options)]
    return [*first, *(step.make(graph) for step in planned)]


class _Step:
    """A job after others: judged, not yet made."""

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
            raise InvalidInput(f"on must be one state where all jobs are waited for, got {on!r}; use run_after_any")
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
                    # CloudFormation's page has it optional, Glue does not: "Logical operator cannot be null or empty"
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
    """Says at synth, when all triggers are known, why a trigger may never fire."""

    def __init__(self, graph: TriggerGraph, step: _Step) -> None:
        self._graph, self._step = graph, step

    def visit(self, node: IConstruct) -> None:
        if isinstance(node, CfnTrigger):
            for doubt in self._graph.unreachable_reasons(self._step.others, all_of=self._step.all_of):
                add_warning(node, "trigger-that-never-fires", doubt)
