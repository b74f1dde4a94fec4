"""Takes CloudFormation's event and starts one execution of the state machine for it.

event                                        done
first delivery                               execution started under the event's own name
second delivery of the same event            nothing: the name is taken
a newer event of the same resource           its execution started, then the older executions ended: CloudFormation
                                             has given them up (a cancelled update, a delete during a create)
Step Functions refuses                       raised while Lambda delivers the event again; answered FAILED when
                                             trying again cannot help
"""

from __future__ import annotations

import json
import os
import time
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import boto3
from botocore.exceptions import ClientError

from .answer import body, send
from .token import request_key, resource_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from types_boto3_cloudformation import CloudFormationClient
    from types_boto3_stepfunctions import SFNClient
    from types_boto3_stepfunctions.type_defs import ExecutionListItemTypeDef

_REFUSALS = (
    "AccessDeniedException",
    "StateMachineDoesNotExist",
    "StateMachineDeleting",
    "InvalidArn",
    "ValidationException",
)


def handler(event: dict[str, Any], _context: object) -> None:
    """Lambda's entry point."""
    deliver(
        event,
        machine=os.environ["STATE_MACHINE_ARN"],
        states=boto3.client("stepfunctions"),
        cloudformation=boto3.client("cloudformation"),
    )


def deliver(event: dict[str, Any], *, machine: str, states: SFNClient, cloudformation: CloudFormationClient) -> None:
    """Hand an event to the state machine."""
    try:
        _hand_over(event, machine, states, is_rollback(event, cloudformation))
    except ClientError as error:
        if error.response["Error"]["Code"] not in _REFUSALS:
            raise  # Lambda delivers an event up to three times
        send(event, body(event, status="FAILED", reason=f"the run provider cannot start: {error}"))


def is_rollback(event: Mapping[str, Any], cloudformation: CloudFormationClient) -> bool | None:
    """Whether the stack is being rolled back; None when CloudFormation does not say."""
    if event["RequestType"] != "Update":
        return False
    try:
        stacks = cloudformation.describe_stacks(StackName=event["StackId"])["Stacks"]
    except ClientError:
        return None  # the worker then goes by the runs' history alone
    return "ROLLBACK" in stacks[0]["StackStatus"]


def _hand_over(event: dict[str, Any], machine: str, states: SFNClient, rollback: bool | None) -> None:  # noqa: FBT001
    resource = resource_key(event)
    name = f"{resource}-{event['RequestType']}-{request_key(event)}"
    others = _running(states, machine, resource)
    own = others.pop(name, None)
    task = {"event": event, "arrived": int(time.time()), "rollback": rollback, "superseded": bool(others)}
    try:
        states.start_execution(stateMachineArn=machine, name=name, input=json.dumps(task))
        since = datetime.now(timezone.utc)
    except states.exceptions.ExecutionAlreadyExists:
        if own is None:
            return  # this event was dealt with to the end
        since = own["startDate"]
    for other in others.values():
        if other["startDate"] < since:
            states.stop_execution(executionArn=other["executionArn"], cause=f"superseded by {name}")


def _running(states: SFNClient, machine: str, resource: str) -> dict[str, ExecutionListItemTypeDef]:
    """The executions that work on a resource now, by name."""
    pages = states.get_paginator("list_executions").paginate(stateMachineArn=machine, statusFilter="RUNNING")
    executions = (execution for page in pages for execution in page["executions"])
    return {e["name"]: e for e in executions if e["name"].startswith(f"{resource}-")}
