"""The entry function: starts one execution of the state machine for each event of CloudFormation.

event                                        action
neither Create, Update nor Delete            respond FAILED
first delivery                               start an execution that is named after the event
second delivery of the same event            none: an execution of that name exists
newer event of the same resource             start its execution, then stop the older ones: CloudFormation no longer
                                             waits for them (a cancelled update, a Delete during a Create)
CloudFormation no longer waits for it        raise GivenUp: Lambda delivers it again, then drops it
error that is repeated, see `errors`         repeat; raise it when the invocation ends, so that Lambda delivers the
                                             event again (after its last delivery `worker` responds FAILED)
any other error, or no time left to respond  respond FAILED
"""

from __future__ import annotations

import json
import os
import time
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config

from glue_constructs.handlers import response
from glue_constructs.handlers.deadlines import SETTLING_SECONDS, answer_deadline
from glue_constructs.handlers.errors import SERVICE_ERRORS, delay_before_retry, describe_error, hint_for
from glue_constructs.handlers.stack import Stack, describe_stack
from glue_constructs.handlers.token import execution_name, request_key_of, resource_key, sent_at

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient
    from types_boto3_stepfunctions import SFNClient
    from types_boto3_stepfunctions.type_defs import ExecutionListItemTypeDef

    from glue_constructs.handlers.state import State

_REQUEST_TYPES = ("Create", "Update", "Delete")

STATUS_LAG_SECONDS = 3
"""How long DescribeStacks and ListExecutions may take to show what happened: neither documents a bound."""

_INVOCATION_SECONDS = 780
"""How long one invocation repeats calls; the last round of calls, if slow, ends within the timeout of 900 s."""
_LONGEST_DELAY = 10  # the entry's calls can be repeated soon: executions are named after their event

_MAX_EXECUTION_AGE = timedelta(hours=2)  # the state machine's timeout

# Two attempts at once for a call that was throttled; the loop of `deliver` repeats the others.
_CONFIG = Config(retries={"mode": "standard", "total_max_attempts": 2}, read_timeout=10, connect_timeout=5)


class GivenUp(Exception):
    """CloudFormation no longer waits for the response to this event: to process it now would undo a newer one."""


def handler(event: dict[str, Any], _context: object) -> None:
    """Lambda's entry point."""
    deliver(
        event,
        machine=os.environ["STATE_MACHINE_ARN"],
        states=boto3.client("stepfunctions", config=_CONFIG),
        cloudformation=boto3.client("cloudformation", config=_CONFIG),
    )


def deliver(event: dict[str, Any], *, machine: str, states: SFNClient, cloudformation: CloudFormationClient) -> None:
    """Start the execution of an event.

    Raises:
        GivenUp: CloudFormation no longer waits for the response.
        ClientError: A service may do later what it did not do now.
        BotoCoreError: A service did not respond.
    """
    if event.get("RequestType") not in _REQUEST_TYPES:
        allowed = ", ".join(_REQUEST_TYPES)
        response.send_failed(event, f"RequestType must be one of {allowed}, got {event.get('RequestType')!r}")
        return
    arrived = int(time.time())
    task: State = {"event": event, "sent": sent_at(event) or arrived, "arrived": arrived}
    while True:
        age = int(time.time()) - arrived
        try:
            _start_execution(_with_stack_status(task, cloudformation, age), machine, states)
        except SERVICE_ERRORS as error:
            delay = delay_before_retry(error, age=age, left=answer_deadline(task) - arrived - age)
            if delay is None:
                reason = describe_error(error, "AWS, to start the state machine of the run provider,")
                response.send_failed(event, reason + hint_for(error))
                return
            if age + delay > _INVOCATION_SECONDS:
                raise
            time.sleep(min(delay, _LONGEST_DELAY))
        else:
            return


def _with_stack_status(task: State, cloudformation: CloudFormationClient, age: int) -> State:
    """Return the task with whether it is part of a rollback.

    Raises:
        GivenUp: According to the stack's status, CloudFormation no longer waits for the response.
    """
    event = task["event"]
    stack = _describe_settled_stack(task, cloudformation, age)
    # A request that waited for a permission is as late as one that arrived late.
    if stack.has_given_up(event["RequestType"], sent=task["sent"], arrived=task["arrived"] + age):
        raise GivenUp(f"CloudFormation no longer waits for {execution_name(event)}: the stack is {stack.status}")
    return {**task, "rollback": stack.is_rolling_back if event["RequestType"] == "Update" else False}


def _describe_settled_stack(task: State, cloudformation: CloudFormationClient, age: int) -> Stack:
    """Return the stack as it was when the event was sent, or later.

    The status distinguishes a rollback's Update from the one before. It is read when it is sure to be shown; so are the
    executions of older requests, which are listed after it. A Create needs no wait: no older request is in progress.
    """

    def describe() -> Stack:
        return describe_stack(cloudformation, task["event"]["StackId"], is_settled=age >= SETTLING_SECONDS)

    if task["event"]["RequestType"] == "Create":
        stack = describe()
        if stack.status in ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS"):
            return stack
    shown_at = task["sent"] + STATUS_LAG_SECONDS
    if (wait := min(shown_at - time.time(), STATUS_LAG_SECONDS)) > 0:
        time.sleep(wait)
    return describe()


def _start_execution(task: State, machine: str, states: SFNClient) -> None:
    """Start the execution of a task, and stop those of older requests.

    Raises:
        GivenUp: There is an execution of a newer request.
    """
    name = execution_name(task["event"])
    known = _recent_executions(states, machine, resource_key(task["event"]))
    own = known.pop(name, None)
    if newer := [other for other in known if sent_at(task["event"]) and _sort_key(other) > _sort_key(name)]:
        raise GivenUp(f"{name} is superseded by {newer[0]}")
    others = [other for other in known.values() if other["status"] == "RUNNING"]
    task = {**task, "superseded": bool(others), "given_up": [request_key_of(other["name"]) for other in others]}
    try:
        states.start_execution(stateMachineArn=machine, name=name, input=json.dumps(task))
        since = datetime.now(timezone.utc)
    except states.exceptions.ExecutionAlreadyExists:
        if own is None or own["status"] != "RUNNING":
            return  # this event has been processed completely
        since = own["startDate"]
    for other in others:
        if (*_sort_key(other["name"]), other["startDate"]) < (*_sort_key(name), since):
            states.stop_execution(executionArn=other["executionArn"], cause=f"superseded by {name}")


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
