"""The checks of responses: their reasons, their attributes, and the errors and denials before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError, ParamValidationError

from .history import budget_end, is_set, jobs_of, requires_run, resource_of, work_in
from .pages import PAGE_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .history import History
    from .resources import Request

_MAX_BYTES = 4096
_IMMEDIATE_SECONDS = 20
_LAST_SECONDS = 120
"""Before the deadline, in which the handlers read no long lists any more."""
_BAD_ENDS = ("FAILED", "ERROR", "TIMEOUT", "STOPPED", "EXPIRED")
_COMMAND = "glue-constructs runs logs"
_ROLE = "assume role permissions"


def reason_of_failure(history: History) -> Iterator[str]:
    """P10: the reason of a failure begins with the run's error, then state, run id, a log group and a command.

    The log group exists, and the response fits into 4 KB.
    """
    for request in history.requests:
        if any(size > _MAX_BYTES for _when, _body, size in request.answers):
            yield f"{request} got a response of more than {_MAX_BYTES} bytes"
        last = history.last_attempt(request)
        if not request.failed or last is None or last.end[1] not in _BAD_ENDS or last.stopped_by:
            continue
        if last.end[0] > request.answered or last.job.deleted_by_user or request.answered >= budget_end(request):
            continue
        reason = (request.answer or {}).get("Reason", "")
        if not reason.startswith(last.message[:20]):
            yield f"{request} failed with a reason that does not begin with the error: {reason!r}"
        if missing := [text for text in (last.id, last.end[1], _COMMAND) if text not in reason]:
            yield f"{request} failed with a reason without {missing}: {reason!r}"
        if not any(group in reason for group in last.job.log_groups):
            yield f"{request} failed with a reason without a log group that exists: {reason!r}"


def waited_out(history: History) -> Iterator[str]:
    """P11: a transient error is retried until the end of the wait; an input error fails within 20 seconds.

    A permission that IAM does not apply yet, and a role that Glue cannot assume yet, are waited for. A transient error
    is one of botocore's lists, one with status 429 or 5xx, or no response. The second part is checked only in schedules
    without faults.
    """
    for request in history.world.stack.requests:
        if not request.failed:
            continue
        reason = (request.answer or {}).get("Reason", "")
        if request.answered < budget_end(request) and _names_transient_error(history, request, reason):
            yield f"{request} was not retried: {reason!r}"
        yield from _slow_failures(history, request)


def _names_transient_error(history: History, request: Request, reason: str) -> bool:
    world = history.world
    if _ROLE in reason and world.settings["role_delay"]:
        return True
    if "not authorized" in reason or "not_authorized" in reason:
        return any(denied.request is request and denied.is_settling for denied in world.denied)
    outage = world.settings["outage"]
    if outage and outage[2] == "lambda" and f"Lambda.{outage[3]}" in reason:
        return True
    return any(each.request is request and each.is_transient and _is_named(each.error, reason) for each in world.errors)


def _is_named(error: Exception, reason: str) -> bool:
    if isinstance(error, ClientError):
        return f"({error.response['Error']['Code']})" in reason
    return str(error)[:40] in reason or type(error).__name__ in reason


def _slow_failures(history: History, request: Request) -> Iterator[str]:
    world = history.world
    if history.begun[request] or world.happened or world.settings["outage"] or world.settings["iam_lag"]:
        return
    for each in world.errors:
        if each.request is request and not each.is_transient and _is_input_error(each.error):
            if request.answered > each.when + _IMMEDIATE_SECONDS:
                yield f"{request} took {request.answered - each.when:g} s to fail with {each.error}"
            return


def _is_input_error(error: Exception) -> bool:
    return isinstance(error, ParamValidationError) or "by the schedule" in str(error)


def no_denial(history: History) -> Iterator[str]:
    """P13: every permission that a call needs exists while a request is processed.

    Except a permission that CloudFormation has created and IAM does not apply yet, and after a rollback whose event was
    lost: its resource has the properties of the update, whose policy is deleted. A call after the response, or after
    CloudFormation no longer waits, needs no permission.
    """
    for denied in history.world.denied:
        request = denied.request
        if request is not None and history.was_rollback_dropped(request):
            continue
        if not denied.is_settling and (request is None or _is_waited_for(request, denied.when)):
            yield f"{request}: {denied.action} on {denied.resource} was denied while the stack was {denied.status}"


def _is_waited_for(request: Request, when: float) -> bool:
    if request.answer is not None and request.answered < when:
        return False
    return request.given_up is None or request.given_up >= when


def attributes_stand(history: History) -> Iterator[str]:
    """P14: a request that runs nothing succeeds with the attributes of the run that stands, whatever its age.

    That is the run of the last successful response, or Glue's retry of it; for a rollback, that before the update.
    Where Glue's runs do not say which run stands, another one may be named; see `_may_name`.
    """
    # The runs that may stand after each request of a resource: more than one after an exception.
    standing: dict[tuple[str, str], list[tuple[Request, set[str]]]] = {}
    for request in sorted((r for r in history.requests if r.answer), key=lambda request: request.answered):
        known = standing.setdefault(resource_of(request), [])
        if not request.succeeded or request.kind == "Delete":
            continue
        run_id = _run_id(request)
        may_stand = {_first_attempt(run_id)} if run_id else set()
        if not history.begun[request] and not requires_run(request):
            limit = _undone_update(history, request).number if request.rollback else request.number
            expected = next((runs for of, runs in reversed(known) if of.number < limit), {""})
            if _first_attempt(run_id) not in expected:
                if not any(_may_name(history, run_id, instead_of, request) for instead_of in expected):
                    yield f"{request} succeeded with {run_id!r} instead of {' or '.join(map(repr, sorted(expected)))}"
                may_stand |= expected
        if may_stand:
            known.append((request, may_stand))


def _may_name(history: History, run_id: str, expected: str, request: Request) -> bool:
    """Whether a request may name another run than the expected one.

    That is so if the request does not lead to the expected run: its job was deleted, or an earlier update with
    `run_on=CREATE` has replaced the job, or there is no time to list the job's runs down to the expected one within the
    request's `ServiceTimeout`, because there are too many or because a service was not available; or the request
    stopped the execution that had started the expected run, which was still sending the response that had already
    arrived. And it is so if nothing says that the named run does not stand: after an update with
    `run_on=CREATE`, a run need not have the work of the properties; an update that was rolled back after its run had
    succeeded can have done the same work; and so can the run of a failed request that no rollback has undone yet, if it
    was left running (`stop_on_delete=False`) and succeeds later, or if the run that stands need not have succeeded.
    """
    return not _can_be_found(history, expected, request) or _may_stand(history, run_id, request)


def _can_be_found(history: History, run_id: str, request: Request) -> bool:
    """Whether a request leads to a run, and has the time to list the job's runs down to it."""
    found = next((run for run in history.runs if run.id == run_id and run.job.name in jobs_of(request)), None)
    if found is None or found.job.deleted_at < request.answered or _was_superseded(history, found.cause, request):
        return False
    if history.in_outage(request.deadline - _LAST_SECONDS, request.deadline):
        return False
    every = history.world.settings["busy"]
    pages = (request.sent - found.started) / every if every else 0
    return pages * PAGE_SECONDS < request.deadline - request.sent


def _was_superseded(history: History, cause: Request | None, request: Request) -> bool:
    """Whether the execution of an answered request may have been stopped by the next one: its response had a fault."""
    faults = history.world.happened
    return cause is not None and any(f.at == "answer" and cause.sent < when < request.sent for when, f in faults)


def _may_stand(history: History, run_id: str, request: Request) -> bool:
    """Whether nothing says that a run does not stand."""
    found = next((run for run in history.runs if run.id == run_id), None)
    if found is None or found.cause is None:
        return False
    standing = request.properties if request.rollback else request.event["OldResourceProperties"]
    must_succeed = str(standing.get("Wait", "true")) == "true" and standing.get("OnFailure") != "continue"
    if must_succeed and found.end[1] != "SUCCEEDED":
        return False
    undone = {
        _undone_update(history, each) for each in history.requests if each.rollback and each.number < request.number
    }
    if standing["RunOn"] == "CREATE" or found.cause in undone:
        return True
    if request.rollback and found.cause is _undone_update(history, request):
        return False
    has_failed = not found.cause.succeeded and work_in(found.cause.properties) == work_in(standing)
    return has_failed and not (must_succeed and is_set(found.cause, "StopOnDelete"))


def _first_attempt(run_id: str) -> str:
    return run_id.partition("_attempt_")[0].partition("_restart_")[0]


def _undone_update(history: History, rollback: Request) -> Request:
    """Return the update that the request of a rollback undoes."""
    resource, number = resource_of(rollback), rollback.number
    return next(
        each
        for each in reversed(history.requests)
        if resource_of(each) == resource and each.number < number and not each.rollback
    )


def _run_id(request: Request) -> str:
    data = (request.answer or {}).get("Data", {})
    return str(data.get("RunId") or data.get("JobId") or "")
