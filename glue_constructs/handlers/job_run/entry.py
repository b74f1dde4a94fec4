"""The entry function: starts one execution of the state machine for each event of CloudFormation.

event                                        action
neither Create, Update nor Delete            respond FAILED
first delivery                               start an execution that is named after the event
second delivery of the same event            none: an execution of that name exists
newer event of the same resource             start its execution, then stop the older ones: CloudFormation no longer
                                             waits for them (a cancelled update, a Delete during a Create)
CloudFormation no longer waits for it        raise GivenUp: Lambda delivers it again, then drops it
error of Step Functions                      raise it, so that Lambda delivers the event again; respond FAILED to an
                                             error that is permanent
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
"""How long ListExecutions may take to list a new execution: it is eventually consistent, no bound is documented."""

_MAX_EXECUTION_AGE = timedelta(hours=2)  # the state machine's timeout
_PERMANENT_ERRORS = (
    "AccessDeniedException",
    "StateMachineDoesNotExist",
    "StateMachineDeleting",
    "InvalidArn",
    "ValidationException",
)


class GivenUp(Exception):
    """CloudFormation no longer waits for the response to this event: to process it now would undo a newer one."""


def handler(event: dict[str, Any], _context: object) -> None:
    """Lambda's entry point."""
    decided = deliver(
        event,
        machine=os.environ["STATE_MACHINE_ARN"],
        states=boto3.client("stepfunctions"),
        cloudformation=boto3.client("cloudformation"),
    )
    # One line per event; without the properties, which can be confidential.
    print(json.dumps({"step": "entry", "resource": event["LogicalResourceId"], **decided}))  # noqa: T201  # Lambda logs it


def deliver(
    event: dict[str, Any], *, machine: str, states: SFNClient, cloudformation: CloudFormationClient
) -> dict[str, Any]:
    """Start the execution of an event.

    Returns:
        The decisions, for the log.

    Raises:
        GivenUp: CloudFormation no longer waits for the response.
        ClientError: A service returned a transient error.
    """
    if event.get("RequestType") not in _REQUEST_TYPES:
        allowed = ", ".join(_REQUEST_TYPES)
        return _answer_failed(event, f"RequestType must be one of {allowed}, got {event.get('RequestType')!r}")
    arrived = int(time.time())
    task: State = {"event": event, "sent": sent_at(event) or arrived, "arrived": arrived}
    stack = try_describe_stack(cloudformation, event["StackId"])
    if stack.has_given_up(event["RequestType"], sent=task["sent"], arrived=arrived):
        raise GivenUp(f"CloudFormation no longer waits for {execution_name(event)}: the stack is {stack.status}")
    if stack.is_rolling_back is not False or "DELETE" in stack.status:
        # This event may supersede another one, whose execution may not be listed yet.
        time.sleep(LIST_EXECUTIONS_LAG_SECONDS)
    rollback = stack.is_rolling_back if event["RequestType"] == "Update" else False
    try:
        return _start_execution({**task, "rollback": rollback}, machine, states)
    except ClientError as error:
        if error.response["Error"]["Code"] not in _PERMANENT_ERRORS:
            raise  # Lambda delivers an event up to three times
        return _answer_failed(event, f"the run provider cannot start its state machine: {error}")


def _answer_failed(event: dict[str, Any], reason: str) -> dict[str, Any]:
    answer.send(event, answer.body(event, status="FAILED", reason=reason))
    return {"outcome": "FAILED"}


def _start_execution(task: State, machine: str, states: SFNClient) -> dict[str, Any]:
    name = execution_name(task["event"])
    known = _recent_executions(states, machine, resource_key(task["event"]))
    own = known.pop(name, None)
    if newer := [other for other in known if sent_at(task["event"]) and _sort_key(other) > _sort_key(name)]:
        raise GivenUp(f"{name} is superseded by {newer[0]}")
    others = [other for other in known.values() if other["status"] == "RUNNING"]
    decided = {"request": name, "rollback": task["rollback"], "others": sorted(other["name"] for other in others)}
    task = {**task, "superseded": bool(others), "given_up": [request_key_of(other["name"]) for other in others]}
    try:
        states.start_execution(stateMachineArn=machine, name=name, input=json.dumps(task))
        since = datetime.now(timezone.utc)
    except states.exceptions.ExecutionAlreadyExists:
        if own is None or own["status"] != "RUNNING":
            return {**decided, "done": "before"}  # this event has been processed completely
        since = own["startDate"]
    for other in others:
        if (*_sort_key(other["name"]), other["startDate"]) < (*_sort_key(name), since):
            states.stop_execution(executionArn=other["executionArn"], cause=f"superseded by {name}")
    return decided


def _sort_key(name: str) -> tuple[int, bool]:
    """Return when the event of an execution was sent, in seconds since 1970, and whether it is a Delete.

    A Delete is the last event of a resource. The time is 0 for a name that earlier releases gave: it has none.
    """
    _resource, sent, *kind = name.split("-")
    try:
        return int(sent, 16), "Delete" in kind
    except ValueError:
        return 0, False


def _recent_executions(states: SFNClient, machine: str, resource: str) -> dict[str, ExecutionListItemTypeDef]:
    """Return the recent executions for a resource, by name; all running ones are among them."""
    found: dict[str, ExecutionListItemTypeDef] = {}
    horizon = datetime.now(timezone.utc) - _MAX_EXECUTION_AGE
    for page in states.get_paginator("list_executions").paginate(stateMachineArn=machine):
        for execution in page["executions"]:  # newest first
            if execution["startDate"] < horizon:
                return found
            if execution["name"].startswith(f"{resource}-"):
                found[execution["name"]] = execution
    return found
