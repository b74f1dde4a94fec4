"""The time that a request has: the user's wait_timeout, and the ServiceTimeout of CloudFormation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .refusals import CONSISTENCY_SECONDS, READ_LAG_SECONDS

if TYPE_CHECKING:
    from .state import State

STOP_SECONDS = 150
"""How long a run may take to stop; after that the response is sent anyway."""
ANSWER_SECONDS = 60
"""How long before CloudFormation's deadline the response is sent: it takes 20 seconds to detect that a response was
lost, and 20 to send it again, and the steps before it can be slow."""


class _Properties(Protocol):
    @property
    def wait_seconds(self) -> int: ...
    @property
    def service_timeout(self) -> int: ...


class BudgetedRequest(Protocol):
    """The members of a request that its deadlines depend on."""

    @property
    def kind(self) -> str: ...  # noqa: D102  # Create, Update or Delete
    @property
    def properties(self) -> _Properties: ...  # noqa: D102  # those of the resource


def sent_time(state: State) -> int:
    """Return when CloudFormation sent the request, in seconds since 1970."""
    return int(state["sent"] if "sent" in state else state["arrived"])


def answer_deadline(state: State, request: BudgetedRequest) -> int:
    """Return when the response must be sent, before CloudFormation's deadline."""
    return sent_time(state) + request.properties.service_timeout - ANSWER_SECONDS


def wait_deadline(state: State, request: BudgetedRequest) -> int:
    """Return until when the request may wait for its run; after that there is still time to stop it and to respond.

    The time that was spent on stopping older runs does not count. A Delete waits for no run: it is retried
    as long as a retry comes before the response must be sent.
    """
    if request.kind == "Delete":
        return answer_deadline(state, request) - READ_LAG_SECONDS
    first_try = int(state["arrived"]) + (CONSISTENCY_SECONDS if state["superseded"] else 0)
    begun = max(first_try, int(state.get("cleared", 0)))
    return min(begun + request.properties.wait_seconds, answer_deadline(state, request) - STOP_SECONDS)


def stop_deadline(state: State, request: BudgetedRequest, *, then: str, now: int) -> int:
    """Return until when to wait for runs to stop; before a new run that is as long as the new run itself may take."""
    until = now + STOP_SECONDS
    if then == "begin":
        until = max(until, wait_deadline(state, request))
    return min(until, answer_deadline(state, request))
