"""How long a request may take: the wait that the user gave, and CloudFormation's own deadline behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .refusals import CONSISTENCY_SECONDS, READ_LAG_SECONDS

if TYPE_CHECKING:
    from .state import State

STOP_SECONDS = 150
"""How long a stopped run may take to end before the answer goes out all the same."""
ANSWER_SECONDS = 60
"""How long before CloudFormation's deadline the answer is due: an answer that is lost takes 20 seconds to be missed and
20 to be sent again, and the steps before it may be slow."""


class _Properties(Protocol):
    @property
    def wait_seconds(self) -> int: ...
    @property
    def service_timeout(self) -> int: ...


class BudgetedRequest(Protocol):
    """A request as far as its time goes."""

    @property
    def kind(self) -> str: ...  # noqa: D102  # Create, Update or Delete
    @property
    def properties(self) -> _Properties: ...  # noqa: D102  # what the user gave


def sent_time(state: State) -> int:
    """When CloudFormation sent the request."""
    return int(state["sent"] if "sent" in state else state["arrived"])


def answer_deadline(state: State, request: BudgetedRequest) -> int:
    """When the answer must go out, before CloudFormation gives the request up."""
    return sent_time(state) + request.properties.service_timeout - ANSWER_SECONDS


def wait_deadline(state: State, request: BudgetedRequest) -> int:
    """Until when the run may be waited for: kept back is the time to stop it and to answer.

    The time spent on older runs does not count. A delete waits for no run: it may try until its last look comes
    before the answer is due.
    """
    if request.kind == "Delete":
        return answer_deadline(state, request) - READ_LAG_SECONDS
    settled = int(state["arrived"]) + (CONSISTENCY_SECONDS if state["superseded"] else 0)
    begun = max(settled, int(state.get("cleared", 0)))
    return min(begun + request.properties.wait_seconds, answer_deadline(state, request) - STOP_SECONDS)


def stop_deadline(state: State, request: BudgetedRequest, *, then: str, now: int) -> int:
    """When a run is not waited for any more to end: a new run waits as long as it may itself take."""
    until = now + STOP_SECONDS
    if then == "begin":
        until = max(until, wait_deadline(state, request))
    return min(until, answer_deadline(state, request))
