"""Which runs of a resource must be stopped.

request                                stops, unless stop_on_delete is False
Delete                                 all runs in progress
Update that runs the job               the runs in progress of older requests
Update that does not run the job       the runs of requests that CloudFormation no longer waits for; runs of a job that
                                       the resource no longer has
any, when its run exceeds the wait     that run

A run that has ended counts as in progress while the service may still retry it. An update that does not run the job,
and that supersedes no request, does not stop a run with wait=False, nor one that was not stopped when its wait ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glue_constructs.handlers.request import AnyRequest
    from glue_constructs.handlers.service import Run
    from glue_constructs.handlers.state import State
    from glue_constructs.handlers.token import Token


def runs_to_stop(state: State, request: AnyRequest, in_progress: Iterable[Run], *, then: str) -> list[Run]:
    """Return the runs of a resource that must be stopped before a step.

    Args:
        state: The execution's state.
        request: The request.
        in_progress: The resource's runs that have not ended, or that the service may still retry.
        then: The step.
    """
    if request.kind == "Delete":
        return list(in_progress) if request.properties.stop else []
    if then == "begin":
        others = [run for run in in_progress if not run.was_started_by(request.token.request)]
        return others if _may_stop_others(state, request) else []
    return [run for run in in_progress if run.token and _must_stop(run, run.token, state, request)]


def _must_stop(run: Run, token: Token, state: State, request: AnyRequest) -> bool:
    """Whether a run must be stopped before a request is answered that starts no other."""
    if token.request == request.token.request:
        return bool(request.properties.stop)
    if not _may_stop_others(state, request):
        return False
    if run.job != request.properties.job_name or token.request in state.get("given_up", ()):
        return True
    if not (state["superseded"] or (state["rollback"] and request.is_new_work)):
        return False
    current = request.properties if state["rollback"] else request.old
    if current is None or token.work != current.work:
        return True
    return bool(current.wait and current.stop)  # otherwise its run may be in progress, although it was answered


def _may_stop_others(state: State, request: AnyRequest) -> bool:
    """Whether a request may stop the runs of other requests; for a rollback the update's properties decide."""
    if state["rollback"] and request.old is not None:
        return bool(request.old.stop)
    return bool(request.properties.stop)
