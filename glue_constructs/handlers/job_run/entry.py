"""Takes CloudFormation's event and starts one execution of the state machine for it.

event                                        done
neither Create nor Update nor Delete         answered FAILED
first delivery                               execution started under the event's own name
second delivery of the same event            nothing: the name is taken
a newer event of the same resource           its execution started, then the older executions ended: CloudFormation
                                             has given them up (a cancelled update, a delete during a create)
an event that was given up meanwhile         raised: Lambda delivers it again, then drops it
Step Functions refuses                       raised while Lambda delivers the event again; answered FAILED when
                                             trying again cannot help
"""

from __future__ import annotations

import json
import os
import time
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import boto3
from botocore.exceptions import ClientError

from . import answer
from .stack import try_describe_stack
from .token import execution_name, request_key_of, resource_key, sent_at

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient
    from types_boto3_stepfunctions import SFNClient
    from types_boto3_stepfunctions.type_defs import ExecutionListItemTypeDef

    from .state import State

_REQUEST_TYPES = ("Create", "Update", "Delete")
LIST_EXECUTIONS_LAG_SECONDS = 3
"""How long ListExecutions may take to show an execution: it is eventually consistent, no bound is documented."""

_MAX_EXECUTION_AGE = timedelta(hours=2)  # the state machine's own timeout
_PERMANENT_ERRORS = (
    "AccessDeniedException",
    "StateMachineDoesNotExist",
    "StateMachineDeleting",
    "InvalidArn",
    "ValidationException",
)


class GivenUp(Exception):
    """CloudFormation does not wait for the answer to this event any more: doing it late would undo newer work."""


def handler(event: dict[str, Any], _context: object) -> None:
    """Lambda's entry point."""
    decided = deliver(
        event,
        machine=os.environ["STATE_MACHINE_ARN"],
        states=boto3.client("stepfunctions"),
        cloudformation=boto3.client("cloudformation"),
    )
    # One line an event, as the worker's one line a step; nothing of the properties.
    print(json.dumps({"step": "entry", "resource": event["LogicalResourceId"], **decided}))  # noqa: T201  # Lambda's log


def deliver(
    event: dict[str, Any], *, machine: str, states: SFNClient, cloudformation: CloudFormationClient
) -> dict[str, Any]:
    """Hand an event to the state machine.

    Returns:
        What was decided.

    Raises:
        GivenUp: Nothing is to be done any more.
        ClientError: A service refused something in passing.
    """
    if event.get("RequestType") not in _REQUEST_TYPES:
        return _answer_failed(
            event, f"RequestType must be one of {', '.join(_REQUEST_TYPES)}, got {event.get('RequestType')!r}"
        )
    arrived = int(time.time())
    task: State = {"event": event, "sent": sent_at(event) or arrived, "arrived": arrived}
    stack = try_describe_stack(cloudformation, event["StackId"])
    if stack.has_given_up(event["RequestType"], sent=task["sent"], arrived=arrived):
        raise GivenUp(f"nobody waits for {execution_name(event)}: the stack is {stack.status}")
    if stack.is_rolling_back is not False or "DELETE" in stack.status:
        time.sleep(
            LIST_EXECUTIONS_LAG_SECONDS
        )  # until the execution of the request that may have been given up is listed
    rollback = stack.is_rolling_back if event["RequestType"] == "Update" else False
    try:
        return _start_execution({**task, "rollback": rollback}, machine, states)
    except ClientError as error:
        if error.response["Error"]["Code"] not in _PERMANENT_ERRORS:
            raise  # Lambda delivers an event up to three times
        return _answer_failed(event, f"the run provider cannot start: {error}")


def _answer_failed(event: dict[str, Any], reason: str) -> dict[str, Any]:
    answer.send(event, answer.body(event, status="FAILED", reason=reason))
    return {"outcome": "FAILED"}


def _start_execution(task: State, machine: str, states: SFNClient) -> dict[str, Any]:
    name = execution_name(task["event"])
    known = _recent_executions(states, machine, resource_key(task["event"]))
    own = known.pop(name, None)
    if newer := [other for other in known if sent_at(task["event"]) and _sort_key(other) > _sort_key(name)]:
        raise GivenUp(f"{name} was overtaken by {newer[0]}")
    others = [other for other in known.values() if other["status"] == "RUNNING"]
    decided = {"request": name, "rollback": task["rollback"], "others": sorted(other["name"] for other in others)}
    task = {**task, "superseded": bool(others), "given_up": [request_key_of(other["name"]) for other in others]}
    try:
        states.start_execution(stateMachineArn=machine, name=name, input=json.dumps(task))
        since = datetime.now(timezone.utc)
    except states.exceptions.ExecutionAlreadyExists:
        if own is None or own["status"] != "RUNNING":
            return {**decided, "done": "before"}  # this event was dealt with to the end
        since = own["startDate"]
    for other in others:
        if (*_sort_key(other["name"]), other["startDate"]) < (*_sort_key(name), since):
            states.stop_execution(executionArn=other["executionArn"], cause=f"superseded by {name}")
    return decided


def _sort_key(name: str) -> tuple[int, bool]:
    """When an execution's event was sent, in seconds, of which a Delete is the last thing to come.

    0 when its name does not say, as those of earlier releases.
    """
    _resource, sent, *kind = name.split("-")
    try:
        return int(sent, 16), "Delete" in kind
    except ValueError:
        return 0, False


def _recent_executions(states: SFNClient, machine: str, resource: str) -> dict[str, ExecutionListItemTypeDef]:
    """The executions that have worked on a resource of late, by name; all that still run are among them."""
    found: dict[str, ExecutionListItemTypeDef] = {}
    horizon = datetime.now(timezone.utc) - _MAX_EXECUTION_AGE
    for page in states.get_paginator("list_executions").paginate(stateMachineArn=machine):
        for execution in page["executions"]:  # newest first
            if execution["startDate"] < horizon:
                return found
            if execution["name"].startswith(f"{resource}-"):
                found[execution["name"]] = execution
    return found
