"""The worker function: executes one step of a request, or answers an event that the entry function could not process.

`run_steps` has the steps of runs, `glue.bookmark` those of a bookmark reset. The function logs nothing about a step
that went as expected: the state machine's executions show every step with its state, and `cdk deploy` prints the
provider's log after the failure of a run, where it would hide the reason.
"""

from __future__ import annotations

import json
import os
import time
from functools import cached_property
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config

from glue_constructs.handlers import response
from glue_constructs.handlers.glue.bookmark import BookmarkSteps
from glue_constructs.handlers.glue.runs import GlueRuns
from glue_constructs.handlers.location.client import location_client
from glue_constructs.handlers.location.jobs import LocationJobs
from glue_constructs.handlers.location.tag import RESOURCE_TYPE as LOCATION_JOB
from glue_constructs.handlers.run_steps import RunSteps
from glue_constructs.handlers.state import answer_unreadable
from glue_constructs.handlers.steps import Steps
from glue_constructs.handlers.token import execution_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from types_boto3_cloudformation import CloudFormationClient
    from types_boto3_glue import GlueClient

    from glue_constructs.handlers.location.client import LocationClient
    from glue_constructs.handlers.state import State

    class Clients(Protocol):
        """The clients of the worker."""

        @property
        def glue(self) -> GlueClient: ...  # noqa: D102  # boto3's client
        @property
        def location(self) -> LocationClient: ...  # noqa: D102
        @property
        def cloudformation(self) -> CloudFormationClient: ...  # noqa: D102


JOB_RUN, BOOKMARK_RESET = "Custom::GlueJobRun", "Custom::GlueBookmarkReset"

# No retries in the client: a repeated StartJobRun could start a second run. The steps are repeated instead, and `begin`
# looks for a run of the request before it starts one. Every call ends within the function's timeout.
_CONFIG = Config(retries={"total_max_attempts": 1}, read_timeout=20, connect_timeout=5)


class Boto3Clients:
    """Clients of boto3, each created at its first use."""

    @cached_property
    def glue(self) -> GlueClient:
        """The client of Glue."""
        return boto3.client("glue", config=_CONFIG)

    @cached_property
    def location(self) -> LocationClient:
        """The client of Amazon Location."""
        return location_client(_CONFIG)

    @cached_property
    def cloudformation(self) -> CloudFormationClient:
        """The client of CloudFormation."""
        return boto3.client("cloudformation", config=_CONFIG)


def handler(call: dict[str, Any], _context: object) -> State | None:
    """Lambda's entry point: ``{"step": ..., "state": ...}`` in, the new state out; or the record of a lost event."""
    if "requestPayload" in call:
        answer_lost_event(call)
        return None
    return run_step(call, Boto3Clients(), now=int(time.time()), region=os.environ["AWS_REGION"])


def run_step(call: dict[str, Any], clients: Clients, *, now: int, region: str) -> State:
    """Execute one step.

    Args:
        call: The name of the step, and the state of the execution: ``{"step": ..., "state": ...}``.
        clients: The clients.
        now: The time, in seconds since 1970.
        region: The Region of the function.

    Returns:
        The new state.
    """
    before: State = call["state"]
    create = _STEPS.get(before["event"].get("ResourceType", ""))
    steps = create(clients, before, now, region) if create else UnknownResourceSteps(now=now)
    after: State = getattr(steps, call["step"])(before)
    if after.get("refusal") != before.get("refusal"):
        log("WARN", after["refusal"], after["event"])
    return after


def answer_lost_event(record: dict[str, Any]) -> None:
    """Answer FAILED to an event that the entry function could not process in any of its deliveries.

    Args:
        record: Lambda's record for the destination of failed events
            (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html).
    """
    event, error = record["requestPayload"], record.get("responsePayload") or {}
    if error.get("errorType") == "GivenUp":
        return  # CloudFormation no longer waits for the event, or waits for the response of a running execution
    condition = record.get("requestContext", {}).get("condition", "unknown")
    given = [str(error[name]) for name in ("errorType", "errorMessage") if error.get(name)]
    details = ": ".join(given) or "no delivery had a result"
    reason = f"the run provider could not process this request ({condition}); deploy again; {details}"
    log("ERROR", reason, event)
    response.send_failed(event, reason)


def log(level: str, message: str, event: dict[str, Any]) -> None:
    """Log a line of JSON, without the values of properties, which can be confidential."""
    line = {"level": level, "message": message, "resource": event.get("LogicalResourceId")}
    print(json.dumps({**line, "request": execution_name(event)}))  # noqa: T201  # Lambda logs it


class UnknownResourceSteps(Steps):
    """The steps of a resource with an unknown type: of a later release, or not of this library."""

    def begin(self, state: State) -> State:
        """Respond that the type is unknown."""
        error = ValueError(
            f"ResourceType must be one of {', '.join(_STEPS)}, got {state['event'].get('ResourceType')!r}: the"
            " ServiceToken is that of the run provider of glue_constructs, which supports no other types"
        )
        return answer_unreadable(state, error)


def _job_run_steps(clients: Clients, state: State, now: int, region: str) -> Steps:
    service = GlueRuns(clients.glue, state["event"], now=now, region=region, lists=state.get("lists"))
    return RunSteps(service, now=now, cloudformation=clients.cloudformation)


def _bookmark_steps(clients: Clients, _state: State, now: int, _region: str) -> Steps:
    return BookmarkSteps(clients.glue, now=now)


def _location_job_steps(clients: Clients, state: State, now: int, _region: str) -> Steps:
    return RunSteps(LocationJobs(clients.location, state["event"]), now=now, cloudformation=clients.cloudformation)


_STEPS: dict[str, Callable[[Clients, State, int, str], Steps]] = {
    JOB_RUN: _job_run_steps,
    BOOKMARK_RESET: _bookmark_steps,
    LOCATION_JOB: _location_job_steps,
}
