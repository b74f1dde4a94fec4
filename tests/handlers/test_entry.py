"""The rows of the table at the top of `entry.py`."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError
from botocore.stub import ANY
from handlers import events

from glue_constructs.handlers.job_run import entry
from glue_constructs.handlers.job_run.token import request_key, resource_key

MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:Runs"
HANDLERS = Path(entry.__file__).parents[1]
EARLIER = datetime.now(timezone.utc) - timedelta(minutes=5)


def name_of(event: dict[str, Any]) -> str:
    return f"{resource_key(event)}-{event['RequestType']}-{request_key(event)}"


def execution(name: str, started: datetime = EARLIER) -> dict[str, Any]:
    arn = f"{MACHINE.replace('stateMachine', 'execution')}:{name}"
    return {"executionArn": arn, "stateMachineArn": MACHINE, "name": name, "status": "RUNNING", "startDate": started}


def running(states: Any, *executions: dict[str, Any]) -> None:
    expected = {"stateMachineArn": MACHINE, "statusFilter": "RUNNING"}
    states.answers("list_executions", {"executions": list(executions)}, **expected)


def starts(states: Any, event: dict[str, Any]) -> None:
    answer = {"executionArn": execution(name_of(event))["executionArn"], "startDate": datetime.now(timezone.utc)}
    states.answers("start_execution", answer, stateMachineArn=MACHINE, name=name_of(event), input=ANY)


def stack_is(stacks: Any, status: str) -> None:
    stack = {"StackName": "Orders", "CreationTime": EARLIER, "StackStatus": status}
    stacks.answers("describe_stacks", {"Stacks": [stack]}, StackName=events.STACK)


def deliver(event: dict[str, Any], states: Any, stacks: Any) -> None:
    entry.deliver(event, machine=MACHINE, states=states.client, cloudformation=stacks.client)
    states.assert_all_called()


def test_an_event_starts_one_execution_under_its_own_name(states, stacks):
    create = events.event("Create")
    running(states)
    starts(states, create)
    deliver(create, states, stacks)


def test_an_event_delivered_again_after_its_end_does_nothing(states, stacks):
    create = events.event("Create")
    running(states)
    states.refuses(
        "start_execution", "ExecutionAlreadyExists", stateMachineArn=MACHINE, name=name_of(create), input=ANY
    )
    deliver(create, states, stacks)


def test_a_newer_event_ends_the_older_executions_of_its_resource_only(states, stacks):
    create, delete = events.event("Create"), events.event("Delete", request="r-2")
    older = execution(name_of(create))
    running(states, older, execution("another-Create-1"))
    starts(states, delete)
    cause = f"superseded by {name_of(delete)}"
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=older["executionArn"], cause=cause)
    deliver(delete, states, stacks)


def test_an_old_event_delivered_again_does_not_end_a_newer_execution(states, stacks):
    create, delete = events.event("Create"), events.event("Delete", request="r-2")
    running(states, execution(name_of(delete)))
    states.refuses(
        "start_execution", "ExecutionAlreadyExists", stateMachineArn=MACHINE, name=name_of(create), input=ANY
    )
    deliver(create, states, stacks)


def test_an_event_delivered_again_finishes_ending_the_older_ones(states, stacks):
    create, delete = events.event("Create"), events.event("Delete", request="r-2")
    older = execution(name_of(create))
    running(states, execution(name_of(delete), datetime.now(timezone.utc)), older)
    states.refuses(
        "start_execution", "ExecutionAlreadyExists", stateMachineArn=MACHINE, name=name_of(delete), input=ANY
    )
    cause = f"superseded by {name_of(delete)}"
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=older["executionArn"], cause=cause)
    deliver(delete, states, stacks)


@pytest.mark.parametrize(
    ("status", "rollback"),
    [
        ("UPDATE_IN_PROGRESS", False),
        ("UPDATE_ROLLBACK_IN_PROGRESS", True),
        ("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", True),
    ],
)
def test_an_update_asks_the_stack_whether_it_is_a_rollback(stacks, status, rollback):
    update = events.event("Update")
    stack_is(stacks, status)
    assert entry.is_rollback(update, stacks.client) is rollback


def test_a_stack_that_cannot_be_asked_leaves_it_open(stacks):
    stacks.refuses("describe_stacks", "AccessDenied", StackName=events.STACK)
    assert entry.is_rollback(events.event("Update"), stacks.client) is None


def test_a_passing_fault_is_raised_so_that_lambda_delivers_again(states, stacks):
    running(states)
    create = events.event("Create")
    states.refuses("start_execution", "ThrottlingException", stateMachineArn=MACHINE, name=name_of(create), input=ANY)
    with pytest.raises(ClientError, match="Throttling"):
        deliver(create, states, stacks)


def test_a_lasting_fault_is_answered(states, stacks, cloudformation):
    create = events.event("Create", url=cloudformation.url)
    running(states)
    states.refuses(
        "start_execution", "StateMachineDoesNotExist", "gone", stateMachineArn=MACHINE, name=name_of(create), input=ANY
    )
    deliver(create, states, stacks)
    assert cloudformation.answers[0]["Status"] == "FAILED"
    assert cloudformation.answers[0]["PhysicalResourceId"].startswith("OrdersNow-")
    assert "gone" in cloudformation.answers[0]["Reason"]


def test_the_name_of_an_execution_fits_step_functions():
    assert len(name_of(events.event("Create"))) <= 80


def test_the_same_request_id_with_a_new_url_is_another_request():
    first, again = events.event("Create", url="https://a"), events.event("Create", url="https://b")
    assert request_key(first) != request_key(again)
    assert resource_key(first) == resource_key(again)


@pytest.mark.parametrize("module", ["entry", "worker"])
def test_the_folder_imports_as_lambda_lays_it_out(module):
    """Only the folder itself and what Lambda brings: nothing of the rest of the library, no aws_cdk."""
    program = (
        f"import sys, json; sys.path.insert(0, {str(HANDLERS)!r}); import job_run.{module} as m; m.handler;"
        "print(json.dumps([n for n in sys.modules if n.startswith(('glue_constructs', 'aws_cdk', 'moto'))]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd="/")
    assert json.loads(done.stdout) == []
