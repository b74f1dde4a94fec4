"""The promises of the run provider (design, section 4): a check of a schedule's history for each.

A check yields the violations of its promise. Its docstring names the exceptions. The bounds that the handlers rely on
are those of the models (`bounds.py`). P12 (least privilege) and P15 to P17 are static, and have other tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .bounds import READ_LAG
from .history import History, budget_end, is_set, job_name, jobs_of, requires_run, resource_of, work_in
from .promises_of_answers import attributes_stand, no_denial, reason_of_failure, waited_out
from .promises_of_resets import delete_calls_nothing, reset_once, reset_when_required, rollback_resets_nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .resources import Request
    from .runs import Run
    from .world import World

_SLOW_STOP_SECONDS = 60


@dataclass(frozen=True)
class Violation:
    """A violation of a promise."""

    promise: str
    what: str


def violations(world: World) -> list[Violation]:
    """Return all violations, in the order of the promises."""
    history = History(world)
    checked = world.provider.promises or tuple(PROMISES)
    return [Violation(name, what) for name in checked for what in PROMISES[name](history)]


def one_run(history: History) -> Iterator[str]:
    """P1: one CloudFormation request starts at most one run.

    However often its event arrives, and wherever a handler dies. Glue's retries of a run count as that run. Except
    another run after one that failed because Glue could not assume the role of the job yet. A bookmark is reset at most
    once before that run.
    """
    yield from reset_once(history)
    for request, begun in history.begun.items():
        runs = [run for run in begun if not run.error]
        if len(runs) > 1:
            yield f"{request} started {', '.join(run.id for run in runs)}"


def answered(history: History) -> Iterator[str]:
    """P2: every request gets a response, and every response has the physical id.

    Except a request for which CloudFormation no longer waits, one whose event was lost if the destination for lost
    events could not answer it, and one during whose last minutes no response arrives.
    """
    for request in history.world.stack.requests:
        if not request.answers and request.given_up is None and not _cannot_be_answered(history, request):
            yield f"{request} got no response"
        if any(not body.get("PhysicalResourceId") for _when, body, _size in request.answers):
            yield f"{request} got a response without a physical id"
    if history.world.endless:
        yield "the schedule does not end"


def _cannot_be_answered(history: History, request: Request) -> bool:
    return history.was_lost(request) or history.in_outage(request.deadline, request.deadline)


def none_outlives(history: History) -> Iterator[str]:
    """P3: no run outlives its resource.

    After a Delete, a failed Create, a cancelled update or the end of the wait it is stopped by BatchStopJobRun, except
    with `wait=False` or `stop_on_delete=False`: when the response is sent, it has ended or is being stopped. No other
    runs are stopped: neither those of other resources, nor a run that is still wanted.

    Except the runs of a deleted job, which cannot be stopped; the runs of a job that is not in the request, because
    a failed update without a rollback had renamed it; responses during an outage of Glue; and a request whose event
    was lost, which can only fail.
    """
    for request in history.requests:
        if (
            request.answer is None
            or not _may_stop_runs(request)
            or history.was_dropped(request)
            or history.in_outage(request.answered, request.answered)
        ):
            continue
        for run in history.runs:
            if run.cause and run.job.deleted_at > request.answered and _must_have_ended(run, run.cause, request):
                if run.started > request.answered:
                    yield f"{run.id} of {run.cause} started after the response to {request}"
                elif run.is_live(request.answered) and (run.stopped_at or request.deadline) > request.answered:
                    yield f"{run.id} of {run.cause} was running after the response to {request}"
    yield from _wrongly_stopped(history)


def _may_stop_runs(request: Request) -> bool:
    """Whether the properties allow stopping runs; in a rollback those of the update must allow it, too."""
    undone = request.event["OldResourceProperties"] if request.rollback and request.kind == "Update" else {}
    return is_set(request, "StopOnDelete") and str(undone.get("StopOnDelete", "true")) == "true"


def _must_have_ended(run: Run, cause: Request, request: Request) -> bool:
    if resource_of(cause) != resource_of(request) or cause.number > request.number:
        return False
    if run.job.name not in jobs_of(request):
        return False
    if request.kind == "Delete":
        return True
    if cause is request:
        return request.failed or is_set(request, "Wait")
    return not cause.succeeded and is_set(cause, "StopOnDelete") and is_set(cause, "Wait")


def _wrongly_stopped(history: History) -> Iterator[str]:
    for run in history.runs:
        by = run.stopped_by
        if by is None:
            continue
        if run.cause is None or resource_of(run.cause) != resource_of(by):
            yield f"{by} stopped {run.id}, which belongs to another resource"
        elif _is_wanted(run.cause, by) and run.job.name == job_name(by.properties):
            yield f"{by} requires no run, but stopped {run.id} of {run.cause}, which is still wanted"


def _is_wanted(cause: Request, by: Request) -> bool:
    """Whether a run must not be stopped by a later update of its resource: one that requires no run."""
    if cause is by or not cause.succeeded or by.kind != "Update" or requires_run(by):
        return False
    return not by.rollback or work_in(cause.properties) == work_in(by.properties)


def rollback_runs_nothing(history: History) -> Iterator[str]:
    """P4: a rollback to properties whose run already succeeded does not run again; it resets no bookmark."""
    yield from rollback_resets_nothing(history)
    for request in history.requests:
        if request.rollback and history.begun[request]:
            work = work_in(request.properties)
            for run in history.runs:
                if (
                    run.cause
                    and run.cause is not request
                    and resource_of(run.cause) == resource_of(request)
                    and work_in(run.cause.properties) == work
                    and run.end[1] == "SUCCEEDED"
                ):
                    yield f"{request} repeated the work of {run.id}"
                    break


def delete_never_fails(history: History) -> Iterator[str]:
    """P5: Delete never fails on what no longer exists.

    The Delete of a bookmark reset calls nothing. Except a Delete during an outage of Glue that lasted until the
    deadline, one whose event was lost, and one after a rollback whose event was lost, see P13.
    """
    yield from delete_calls_nothing(history)
    for request in history.requests:
        in_outage = history.in_outage(budget_end(request), request.answered)
        was_dropped = history.was_dropped(request) or history.was_rollback_dropped(request)
        if request.kind == "Delete" and request.failed and not in_outage and not was_dropped:
            live = (
                run.is_live(request.answered)
                for run in history.runs
                if run.cause
                and resource_of(run.cause) == resource_of(request)
                and run.job.deleted_at > request.answered
            )
            if not any(live):
                yield f"{request} failed although no run was live: {request.answer}"


def can_be_tried_again(history: History) -> Iterator[str]:
    """P6: a deployment that failed can be retried.

    After a failure, a request without faults succeeds, and starts the run that it requires, unless that run fails or
    takes too long. Except a request before which a run takes long to stop.
    """
    failed_before: set[str] = set()
    for request in history.requests:
        name = request.resource.logical_id
        if name in failed_before and request.given_up is None and history.is_calm(request):
            yield from _retry_violations(history, request)
        if not request.succeeded:
            failed_before.add(name)


def _retry_violations(history: History, request: Request) -> Iterator[str]:
    if any(run.stopped_at and run.plan.stopping > _SLOW_STOP_SECONDS for run in history.runs):
        return
    if requires_run(request) and is_set(request, "Wait"):
        last = history.last_attempt(request)
        if last is None:
            yield f"{request} after a failure started no run: {request.answer}"
        elif last.end[1] == "SUCCEEDED" and last.end[0] + READ_LAG < budget_end(request) and not request.succeeded:
            yield f"{request} after a failure failed although {last.id} succeeded: {request.answer}"
    elif not request.succeeded:
        yield f"{request} after a failure failed without any fault: {request.answer}"


def in_time(history: History) -> Iterator[str]:
    """P7: the response arrives before CloudFormation's deadline (`ServiceTimeout`); the exceptions are those of P2."""
    for request in history.world.stack.requests:
        if request.answer is None and request.given_up is None and not _cannot_be_answered(history, request):
            yield f"{request} got no response within {request.deadline - request.sent:g} s"


def stable_id(history: History) -> Iterator[str]:
    """P8: the physical id is stable across updates."""
    for request in history.world.stack.requests:
        known = request.event.get("PhysicalResourceId")
        ids = {body.get("PhysicalResourceId") for _when, body, _size in request.answers}
        if len(ids) > 1 or (known and ids - {known}):
            yield f"{request} of {known} got responses with {', '.join(map(str, sorted(ids, key=str)))}"


def followed_to_its_end(history: History) -> Iterator[str]:
    """P9: all ten run states are known; a retry that Glue itself makes is followed to its end.

    So a response reports the result of the last attempt: SUCCESS only if it has succeeded, FAILED only if it has not,
    or if it exceeded the wait. A bookmark is reset if the request requires it. Except a SUCCESS without a run if
    CloudFormation could not report whether the update is a rollback (docs/adr/0004), a SUCCESS with a failed run and
    `on_failure="continue"`, and the FAILED for an event that Lambda gave up although its last delivery was processed.
    """
    yield from reset_when_required(history)
    for request in history.requests:
        if request.answer is None or not is_set(request, "Wait"):
            continue
        last = history.last_attempt(request)
        in_time = request.answered < budget_end(request)
        if request.succeeded:
            yield from _wrong_success(history, request, last)
        elif in_time and last and last.end[1] == "SUCCEEDED" and not _may_fail_nevertheless(history, request, last):
            yield f"{request} failed, but {last.id} succeeded: {request.answer}"


def _may_fail_nevertheless(history: History, request: Request, last: Run) -> bool:
    return last.job.deleted_by_user or history.was_dropped(request)


def _wrong_success(history: History, request: Request, last: Run | None) -> Iterator[str]:
    if last is None:
        if requires_run(request) and not _was_unknown_rollback(history, request):
            yield f"{request} succeeded, but started no run"
    elif last.state(request.answered) != "SUCCEEDED" and request.properties.get("OnFailure") != "continue":
        yield f"{request} succeeded, but {last.id} was {last.state(request.answered)}"


def _was_unknown_rollback(history: History, request: Request) -> bool:
    return request.kind == "Update" and any(
        fault.at == "cloudformation.describe_stacks" and request.sent <= when for when, fault in history.world.happened
    )


PROMISES: dict[str, Callable[[History], Iterator[str]]] = {
    "P1": one_run,
    "P2": answered,
    "P3": none_outlives,
    "P4": rollback_runs_nothing,
    "P5": delete_never_fails,
    "P6": can_be_tried_again,
    "P7": in_time,
    "P8": stable_id,
    "P9": followed_to_its_end,
    "P10": reason_of_failure,
    "P11": waited_out,
    "P13": no_denial,
    "P14": attributes_stand,
}
