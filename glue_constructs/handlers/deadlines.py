"""The time that a request has: wait_timeout, the ServiceTimeout of CloudFormation, and the lags of the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.handlers.properties import service_timeout

if TYPE_CHECKING:
    from glue_constructs.handlers.request import AnyRequest
    from glue_constructs.handlers.state import State

CONSISTENCY_SECONDS = 60
"""How long a superseded execution may still have effects: longer than the worker's timeout, so its last call has ended.

Also how long a run that was started may be unreadable.
"""

SETTLING_SECONDS = 120
"""How long a new role or policy may take to apply. IAM documents no limit; most changes apply within seconds."""

READ_LAG_SECONDS = 20
"""How long a service may take to show the effect of a call, also of one that timed out."""

RETRY_SECONDS = 90
"""How long Glue may take to start the next attempt of a failed run (not documented; observed: seconds)."""

STOP_SECONDS = 150
"""How long a run may take to stop; after that the response is sent anyway."""

ANSWER_SECONDS = 60
"""How long before CloudFormation's deadline the response is sent: a lost one is sent again, and the steps before it can
be slow."""


def poll_interval(age: int) -> int:
    """Return the seconds until the next poll: a sixth of a request's age, but 2 to 30.

    So a deployment takes at most a sixth longer than its run.
    """
    return max(2, min(30, age // 6))


def sent_time(state: State) -> int:
    """Return when CloudFormation sent the request, in seconds since 1970."""
    return int(state["sent"] if "sent" in state else state["arrived"])


def answer_deadline(state: State) -> int:
    """Return when the response must be sent, before CloudFormation's deadline."""
    return sent_time(state) + service_timeout(state["event"].get("ResourceProperties")) - ANSWER_SECONDS


def wait_deadline(state: State, request: AnyRequest) -> int:
    """Return until when the request may wait for its run; after that there is still time to stop it and to respond.

    The time that was spent on stopping older runs does not count. A Delete waits for no run: it is retried
    as long as a retry comes before the response must be sent.
    """
    if request.kind == "Delete":
        return answer_deadline(state) - READ_LAG_SECONDS
    first_try = int(state["arrived"]) + (CONSISTENCY_SECONDS if state["superseded"] else 0)
    begun = max(first_try, int(state.get("cleared", 0)))
    return min(begun + int(request.properties.wait_seconds), answer_deadline(state) - STOP_SECONDS)


def stop_deadline(state: State, request: AnyRequest, *, then: str, now: int) -> int:
    """Return until when to wait for runs to stop; before a new run that is as long as the new run itself may take."""
    until = now + STOP_SECONDS
    if then == "begin":
        until = max(until, wait_deadline(state, request))
    return min(until, answer_deadline(state))
