"""The checks of bookmark resets: those of `BookmarkReset`, and those before a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .history import requires_run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .history import History
    from .resources import Request


def reset_once(history: History) -> Iterator[str]:
    """Yield the requests that reset a bookmark after their run started, or several times without a fault."""
    by_request: dict[Request, list[float]] = {}
    for when, _job, request in history.world.glue.resets:
        by_request.setdefault(request, []).append(when)
    for request, times in by_request.items():
        runs = history.begun[request]
        if any(run.started < when for run in runs for when in times):
            yield f"{request} reset the bookmark after its run had started"
        if len(times) > 1 and not history.world.happened and not history.world.settings["outage"]:
            yield f"{request} reset the bookmark {len(times)} times"


def rollback_resets_nothing(history: History) -> Iterator[str]:
    """Yield the requests of a rollback that reset a bookmark."""
    for _when, job, request in history.world.glue.resets:
        if request.rollback:
            yield f"{request} reset the bookmark of {job.name}"


def delete_calls_nothing(history: History) -> Iterator[str]:
    """Yield the Deletes of a bookmark reset that failed or called a service."""
    for request in history.resets:
        failed = request.failed and not history.was_dropped(request)
        if request.kind == "Delete" and (failed or request.calls):
            yield f"{request} made {request.calls} calls: {request.answer}"


def reset_when_required(history: History) -> Iterator[str]:
    """Yield the requests that succeeded without the reset that they require."""
    reset_by = {request for _when, _job, request in history.world.glue.resets}
    if not history.world.settings["bookmark"]:
        return
    for request in history.resets:
        if request.succeeded and requires_run(request) and request not in reset_by:
            reason = (request.answer or {}).get("Reason", "")
            if "rolling back" not in reason:  # CloudFormation did not report whether it is
                yield f"{request} succeeded, but reset no bookmark"
