"""The promises of the run provider (design, section 4), each as a predicate over one schedule's past.

A predicate yields what breaks its promise. What is excused, and why, stands at each; the bounds on which the handlers
rest are the models' own (`bounds.py`). P12 (least privilege) is static: other tests hold it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .bounds import READ_LAG
from .past import Past, asks_for_a_run, budget_end, is_set, resource_of, work_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .resources import Request
    from .runs import Run
    from .world import World

_LARGEST = 4096
_PASSING = ("ConcurrentRunsExceeded", "Throttling", "ResourceNumberLimitExceeded", "TooManyRequests")
_LASTING = ("InvalidInputException", "AccessDeniedException")
_AT_ONCE = 20
_IAM_SETTLES = 60
_SLOW = 60
_BAD_ENDS = ("FAILED", "ERROR", "TIMEOUT", "STOPPED", "EXPIRED")


@dataclass(frozen=True)
class Violation:
    """A promise that a schedule breaks."""

    promise: str
    what: str


def violations(world: World) -> list[Violation]:
    """Every promise that was broken, in order."""
    past = Past(world)
    asked = world.provider.promises or tuple(PROMISES)
    return [Violation(name, what) for name in asked for what in PROMISES[name](past)]


def one_run(past: Past) -> Iterator[str]:
    """P1: one CloudFormation request starts at most one run.

    "However often its event arrives and wherever a handler dies." Glue's own retries of a run are that run.
    """
    for request, runs in past.begun.items():
        if len(runs) > 1:
            yield f"{request} started {', '.join(run.id for run in runs)}"


def answered(past: Past) -> Iterator[str]:
    """P2: every request is answered, and every answer carries the physical id.

    Excused is a request that CloudFormation has given up: nobody listens.
    """
    for request in past.requests:
        if not request.answers and request.given_up is None:
            yield f"{request} was never answered"
        if any(not body.get("PhysicalResourceId") for _when, body, _size in request.answers):
            yield f"{request} was answered without a physical id"
    if past.world.endless:
        yield "the schedule does not come to an end"


def none_outlives(past: Past) -> Iterator[str]:
    """P3: no run outlives its resource.

    "After Delete, a failed Create, a cancelled update or the end of the wait budget it is stopped with
    BatchStopJobRun, unless the user said `wait=False` or `stop_on_delete=False`": by the time of the answer it has
    ended or has been told to stop. Nothing else is stopped: neither runs of others, nor a run that stays wanted.
    Excused are runs of a job that was deleted, about which nothing can be done any more, those of a job that the
    request does not know because a failed update that was kept had renamed it, and an answer for which Glue could not
    be asked to the end.
    """
    for request in past.requests:
        if request.answer is None or not _is_to_stop(request) or past.in_storm(request.answered, request.answered):
            continue
        for run in past.runs:
            if run.cause and run.job.deleted_at > request.answered and _is_to_be_gone(run, run.cause, request):
                if run.started > request.answered:
                    yield f"{run.id} of {run.cause} started after {request} was answered"
                elif run.is_live(request.answered) and (run.stopped_at or request.deadline) > request.answered:
                    yield f"{run.id} of {run.cause} went on after {request} was answered"
    yield from _wrongly_stopped(past)


def _is_to_stop(request: Request) -> bool:
    """Whether the user wants runs to be stopped: a rollback's old properties, those of the update, say so too."""
    undone = request.event["OldResourceProperties"] if request.rollback and request.kind == "Update" else {}
    return is_set(request, "StopOnDelete") and str(undone.get("StopOnDelete", "true")) == "true"


def _is_to_be_gone(run: Run, cause: Request, request: Request) -> bool:
    if resource_of(cause) != resource_of(request) or cause.number > request.number:
        return False
    if run.job.name not in _jobs_of(request):
        return False
    if request.kind == "Delete":
        return True
    if cause is request:
        return request.failed or is_set(request, "Wait")
    return not cause.succeeded and is_set(cause, "StopOnDelete") and is_set(cause, "Wait")


def _jobs_of(request: Request) -> set[str]:
    known = (request.properties, request.event.get("OldResourceProperties") or {})
    return {properties["Run"]["JobName"] for properties in known if "Run" in properties}


def _wrongly_stopped(past: Past) -> Iterator[str]:
    for run in past.runs:
        by = run.stopped_by
        if by is None:
            continue
        if run.cause is None or resource_of(run.cause) != resource_of(by):
            yield f"{by} stopped {run.id}, which is not its own"
        elif _is_wanted(run.cause, by) and run.job.name == by.properties["Run"]["JobName"]:
            yield f"{by} asks for no run, but stopped {run.id} of {run.cause}, which is still wanted"


def _is_wanted(cause: Request, by: Request) -> bool:
    """Whether a run is to go on although an update of its resource came: one that asks for none."""
    if cause is by or not cause.succeeded or by.kind != "Update" or asks_for_a_run(by):
        return False
    return not by.rollback or work_of(cause.properties) == work_of(by.properties)


def rollback_runs_nothing(past: Past) -> Iterator[str]:
    """P4: a rollback to properties whose run already succeeded does not run again."""
    for request in past.requests:
        if request.rollback and past.begun[request]:
            work = work_of(request.properties)
            for run in past.runs:
                if (
                    run.cause
                    and run.cause is not request
                    and resource_of(run.cause) == resource_of(request)
                    and work_of(run.cause.properties) == work
                    and run.end[1] == "SUCCEEDED"
                ):
                    yield f"{request} ran what {run.id} had done"
                    break


def delete_never_fails(past: Past) -> Iterator[str]:
    """P5: Delete never fails on what is already gone.

    Excused is a Delete that could not ask Glue until its time was up.
    """
    for request in past.requests:
        if request.kind == "Delete" and request.failed and not past.in_storm(budget_end(request), request.answered):
            live = (
                run.is_live(request.answered)
                for run in past.runs
                if run.cause
                and resource_of(run.cause) == resource_of(request)
                and run.job.deleted_at > request.answered
            )
            if not any(live):
                yield f"{request} failed although nothing of it went on: {request.answer}"


def can_be_tried_again(past: Past) -> Iterator[str]:
    """P6: a deployment that failed can simply be tried again.

    After a failure, a request in whose time nothing goes wrong succeeds, and a run that it asks for is really made,
    unless that run itself comes to no good end or takes too long. Excused is one before which a run is slow to stop.
    """
    troubled: set[str] = set()
    for request in past.requests:
        name = request.resource.logical_id
        if name in troubled and request.given_up is None and past.is_calm(request):
            yield from _why_not_fine(past, request)
        if not request.succeeded:
            troubled.add(name)


def _why_not_fine(past: Past, request: Request) -> Iterator[str]:
    if any(run.stopped_at and run.plan.stopping > _SLOW for run in past.runs):
        return
    if asks_for_a_run(request) and is_set(request, "Wait"):
        last = past.last_attempt(request)
        if last is None:
            yield f"{request} came after a failure, and ran nothing: {request.answer}"
        elif last.end[1] == "SUCCEEDED" and last.end[0] + READ_LAG < budget_end(request) and not request.succeeded:
            yield f"{request} came after a failure, and failed although {last.id} succeeded: {request.answer}"
    elif not request.succeeded:
        yield f"{request} came after a failure, and failed although nothing went wrong: {request.answer}"


def in_time(past: Past) -> Iterator[str]:
    """P7: the answer comes before CloudFormation's deadline (`ServiceTimeout`)."""
    for request in past.requests:
        if request.answer is None and request.given_up is None:
            yield f"{request} was not answered within {request.deadline - request.sent:g} s"


def stable_id(past: Past) -> Iterator[str]:
    """P8: the physical id is stable across updates."""
    for request in past.requests:
        known = request.event.get("PhysicalResourceId")
        ids = {body.get("PhysicalResourceId") for _when, body, _size in request.answers}
        if len(ids) > 1 or (known and ids - {known}):
            yield f"{request} of {known} was answered with {', '.join(map(str, sorted(ids, key=str)))}"


def followed_to_its_end(past: Past) -> Iterator[str]:
    """P9: all ten run states are known; a retry that Glue itself makes is followed to its end.

    So an answer says what became of the last attempt: SUCCESS only after it has succeeded, FAILED only when it has
    not, or when the time was up. Excused is a SUCCESS without a run when CloudFormation could not be asked whether the
    update is a rollback (docs/adr/0004), and with a failed run when the user said `on_failure="continue"`.
    """
    for request in past.requests:
        if request.answer is None or not is_set(request, "Wait"):
            continue
        last = past.last_attempt(request)
        in_time = request.answered < budget_end(request)
        if request.succeeded:
            yield from _why_no_success(past, request, last)
        elif in_time and last and last.end[1] == "SUCCEEDED" and not last.job.deleted_by_user:
            yield f"{request} failed, but {last.id} succeeded: {request.answer}"


def _why_no_success(past: Past, request: Request, last: Run | None) -> Iterator[str]:
    if last is None:
        if asks_for_a_run(request) and not _was_unknown_rollback(past, request):
            yield f"{request} succeeded, but ran nothing"
    elif last.state(request.answered) != "SUCCEEDED" and request.properties.get("OnFailure") != "continue":
        yield f"{request} succeeded, but {last.id} was {last.state(request.answered)}"


def _was_unknown_rollback(past: Past, request: Request) -> bool:
    return request.kind == "Update" and any(
        fault.at == "cloudformation.describe_stacks" and request.sent <= when for when, fault in past.world.happened
    )


def reason_of_failure(past: Past) -> Iterator[str]:
    """P10: the reason of a failure says state, ErrorMessage, run id, log group and console link.

    "And fits the 4 KB answer."
    """
    for request in past.requests:
        if any(size > _LARGEST for _when, _body, size in request.answers):
            yield f"{request} was answered with more than {_LARGEST} bytes"
        last = past.last_attempt(request)
        if not request.failed or last is None or last.end[1] not in _BAD_ENDS or last.stopped_by:
            continue
        if last.end[0] > request.answered or last.job.deleted_by_user or request.answered >= budget_end(request):
            continue
        reason = (request.answer or {}).get("Reason", "")
        wanted = (last.id, last.end[1], f"the message of {last.id}", "/aws-glue/jobs", "console.aws.amazon.com")
        if missing := [text for text in wanted if text not in reason]:
            yield f"{request} failed without saying {missing}: {reason!r}"


def waited_out(past: Past) -> Iterator[str]:
    """P11: ConcurrentRunsExceeded and throttling are waited out; a permission or input error fails at once.

    Waited out until the wait budget ends. At once means in 20 seconds; a permission, after the minute that IAM may take
    (docs/adr/0004). Only looked at when nothing else went wrong.
    """
    for request in past.requests:
        if request.answer is None:
            continue
        reason = request.answer.get("Reason", "")
        if request.failed and request.answered < budget_end(request) and any(code in reason for code in _PASSING):
            yield f"{request} did not wait: {reason!r}"
        refused = [
            (when, code) for when, code, cause in past.world.glue.refused if cause is request and code in _LASTING
        ]
        if refused and not past.begun[request] and not past.world.happened and not past.world.settings["storm"]:
            when, code = refused[0]
            if code == "AccessDeniedException":
                when = max(when, request.sent + _IAM_SETTLES)
            if request.answered > when + _AT_ONCE:
                yield f"{request} took {request.answered - when:g} s to fail with {code}"


PROMISES: dict[str, Callable[[Past], Iterator[str]]] = {
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
}
