"""Tests of the rows of the table in `entry.py`."""

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
from glue_constructs.handlers.job_run.token import execution_name, request_key, resource_key, sent_at

MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:Runs"
HANDLERS = Path(entry.__file__).parents[1]
EARLIER = datetime.now(timezone.utc) - timedelta(minutes=5)


@pytest.fixture(autouse=True)
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    seconds: list[float] = []
    monkeypatch.setattr(entry.time, "sleep", seconds.append)
    return seconds


def url(signed: str) -> str:
    """Return a ResponseURL that was signed at a time of 2026-11-20."""
    return f"http://127.0.0.1:9/never?X-Amz-Date=20261120T{signed}Z&X-Amz-Signature=1"


def name_of(event: dict[str, Any]) -> str:
    return execution_name(event)


def execution(name: str, started: datetime = EARLIER, *, status: str = "RUNNING") -> dict[str, Any]:
    arn = f"{MACHINE.replace('stateMachine', 'execution')}:{name}"
    return {"executionArn": arn, "stateMachineArn": MACHINE, "name": name, "status": status, "startDate": started}


def expect_list(states: Any, *executions: dict[str, Any]) -> None:
    states.answers("list_executions", {"executions": list(executions)}, stateMachineArn=MACHINE)


def expect_start(states: Any, event: dict[str, Any]) -> None:
    answer = {"executionArn": execution(name_of(event))["executionArn"], "startDate": datetime.now(timezone.utc)}
    states.answers("start_execution", answer, stateMachineArn=MACHINE, name=name_of(event), input=ANY)


def expect_stack_status(stacks: Any, status: str, **more: Any) -> None:
    stack = {"StackName": "Orders", "CreationTime": EARLIER, "StackStatus": status, **more}
    stacks.answers("describe_stacks", {"Stacks": [stack]}, StackName=events.STACK)


def deliver(event: dict[str, Any], states: Any, stacks: Any, *, status: str | None = "UPDATE_IN_PROGRESS") -> None:
    """Deliver an event while the stack has a status; None: DescribeStacks fails."""
    if status:
        expect_stack_status(stacks, status)
    else:
        stacks.refuses("describe_stacks", "AccessDenied", StackName=events.STACK)
    entry.deliver(event, machine=MACHINE, states=states.client, cloudformation=stacks.client)
    states.assert_all_called()


def test_an_event_starts_one_execution_that_is_named_after_it(states, stacks):
    create = events.event("Create")
    expect_list(states)
    expect_start(states, create)
    deliver(create, states, stacks)


def test_an_event_delivered_again_after_its_end_does_nothing(states, stacks):
    create = events.event("Create")
    expect_list(states)
    states.refuses(
        "start_execution", "ExecutionAlreadyExists", stateMachineArn=MACHINE, name=name_of(create), input=ANY
    )
    deliver(create, states, stacks)


def test_a_newer_event_stops_only_the_older_executions_of_its_resource(states, stacks):
    create, delete = events.event("Create"), events.event("Delete", request="r-2")
    older = execution(name_of(create))
    expect_list(states, older, execution("another-Create-1"))
    expect_start(states, delete)
    cause = f"superseded by {name_of(delete)}"
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=older["executionArn"], cause=cause)
    deliver(delete, states, stacks)


def test_the_execution_gets_the_superseded_requests(states, stacks, monkeypatch):
    create, update = events.event("Create"), events.event("Update", request="r-2")
    given = []

    def start_execution(**task: Any) -> dict[str, Any]:
        given.append(json.loads(task["input"]))
        return {}

    monkeypatch.setattr(states.client, "start_execution", start_execution)
    expect_list(states, execution(name_of(create)), execution("another-Create-1"))
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=ANY, cause=ANY)
    deliver(update, states, stacks)
    assert [(task["superseded"], task["given_up"]) for task in given] == [(True, [request_key(create)])]


def test_an_old_event_delivered_again_does_not_stop_a_newer_execution(states, stacks):
    create, delete = events.event("Create"), events.event("Delete", request="r-2")
    expect_list(states, execution(name_of(delete)))
    states.refuses(
        "start_execution", "ExecutionAlreadyExists", stateMachineArn=MACHINE, name=name_of(create), input=ANY
    )
    deliver(create, states, stacks)


def test_an_event_delivered_again_stops_the_remaining_older_executions(states, stacks):
    create, delete = events.event("Create"), events.event("Delete", request="r-2")
    older = execution(name_of(create))
    expect_list(states, execution(name_of(delete), datetime.now(timezone.utc)), older)
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
        (None, None),
    ],
    ids=str,
)
def test_the_execution_of_an_update_gets_whether_it_is_a_rollback(states, stacks, monkeypatch, status, rollback):
    given = []
    monkeypatch.setattr(states.client, "start_execution", lambda **task: given.append(json.loads(task["input"])))
    expect_list(states)
    deliver(events.event("Update"), states, stacks, status=status)
    assert [task["rollback"] for task in given] == [rollback]


class TestAnEventThatCloudFormationNoLongerWaitsFor:
    """To process it would start a run that is not wanted, or stop a newer one."""

    @pytest.mark.parametrize(
        ("kind", "status"),
        [
            ("Create", "ROLLBACK_IN_PROGRESS"),
            ("Create", "UPDATE_ROLLBACK_IN_PROGRESS"),
            ("Create", "DELETE_IN_PROGRESS"),
            ("Create", "ROLLBACK_COMPLETE"),
            ("Update", "UPDATE_ROLLBACK_COMPLETE"),
            ("Update", "UPDATE_FAILED"),
            ("Update", "DELETE_IN_PROGRESS"),
        ],
    )
    def test_is_recognized_by_the_status_of_the_stack(self, states, stacks, kind, status):
        with pytest.raises(entry.GivenUp, match=f"the stack is {status}"):
            deliver(events.event(kind), states, stacks, status=status)

    def test_is_recognized_by_a_newer_execution_running_or_not(self, states, stacks):
        update = events.event("Update", url=url("000001"))
        newer = events.event("Update", url=url("000002"), request="r-2")
        expect_list(states, execution(name_of(newer), status="SUCCEEDED"))
        with pytest.raises(entry.GivenUp, match="is superseded by"):
            deliver(update, states, stacks, status="UPDATE_ROLLBACK_IN_PROGRESS")

    @pytest.mark.parametrize("kind", ["Create", "Update"])
    def test_is_recognized_by_a_later_update_if_the_event_is_late(self, states, stacks, kind):
        late = events.event(kind, url=url("000001"))
        updated = datetime(2026, 11, 20, 0, 1, tzinfo=timezone.utc)
        expect_stack_status(stacks, "UPDATE_IN_PROGRESS", LastUpdatedTime=updated)
        with pytest.raises(entry.GivenUp, match="the stack is UPDATE_IN_PROGRESS"):
            entry.deliver(late, machine=MACHINE, states=states.client, cloudformation=stacks.client)

    @pytest.mark.parametrize(
        ("late", "updated"), [(2, 30), (60, -2), (60, 2)], ids=["in-time", "before", "immediately-after"]
    )
    def test_is_not_recognized_by_the_time_of_the_update_in_other_cases(
        self, states, stacks, monkeypatch, late, updated
    ):
        sent = datetime(2026, 11, 20, tzinfo=timezone.utc)
        update = events.event("Update", url=url("000000"))
        monkeypatch.setattr(entry.time, "time", lambda: sent.timestamp() + late)
        expect_stack_status(stacks, "UPDATE_IN_PROGRESS", LastUpdatedTime=sent + timedelta(seconds=updated))
        expect_list(states)
        expect_start(states, update)
        entry.deliver(update, machine=MACHINE, states=states.client, cloudformation=stacks.client)

    def test_a_delete_is_always_processed(self, states, stacks):
        delete = events.event("Delete")
        expect_list(states)
        expect_start(states, delete)
        deliver(delete, states, stacks, status="DELETE_COMPLETE")


@pytest.mark.parametrize(
    ("status", "seconds"),
    [
        ("CREATE_IN_PROGRESS", []),
        ("UPDATE_IN_PROGRESS", []),
        ("UPDATE_ROLLBACK_IN_PROGRESS", [entry.LIST_EXECUTIONS_LAG_SECONDS]),
        ("DELETE_IN_PROGRESS", [entry.LIST_EXECUTIONS_LAG_SECONDS]),
        (None, [entry.LIST_EXECUTIONS_LAG_SECONDS]),
    ],
    ids=str,
)
def test_if_a_request_may_be_superseded_its_execution_may_not_be_listed_yet(states, stacks, slept, status, seconds):
    event = events.event("Delete")
    expect_list(states)
    expect_start(states, event)
    deliver(event, states, stacks, status=status)
    assert slept == seconds


def test_an_execution_of_an_older_event_that_arrived_late_is_stopped_too(states, stacks):
    """It started just before the execution of the newer event."""
    late = execution(name_of(events.event("Update", url=url("000001"))), datetime.now(timezone.utc))
    update = events.event("Update", url=url("000002"), request="r-2")
    expect_list(states, late)
    expect_start(states, update)
    cause = f"superseded by {name_of(update)}"
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=late["executionArn"], cause=cause)
    deliver(update, states, stacks, status="UPDATE_ROLLBACK_IN_PROGRESS")


def test_an_execution_of_an_earlier_release_is_older(states, stacks):
    update = events.event("Update", url=url("000001"))
    older = execution(f"{resource_key(update)}-Create-0123456789abcdef")
    expect_list(states, older)
    expect_start(states, update)
    cause = f"superseded by {name_of(update)}"
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=older["executionArn"], cause=cause)
    deliver(update, states, stacks)


def test_executions_that_must_have_timed_out_are_not_read(states, stacks):
    create = events.event("Create")
    long_ago = execution(name_of(create), EARLIER - timedelta(hours=3))
    states.answers("list_executions", {"executions": [long_ago], "nextToken": "more"}, stateMachineArn=MACHINE)
    expect_start(states, create)
    deliver(create, states, stacks)


def test_a_transient_error_is_raised_so_that_lambda_delivers_again(states, stacks):
    expect_list(states)
    create = events.event("Create")
    states.refuses("start_execution", "ThrottlingException", stateMachineArn=MACHINE, name=name_of(create), input=ANY)
    with pytest.raises(ClientError, match="Throttling"):
        deliver(create, states, stacks)


def test_a_permanent_error_fails_the_request(states, stacks, cloudformation):
    create = events.event("Create", url=cloudformation.url)
    expect_list(states)
    states.refuses(
        "start_execution", "StateMachineDoesNotExist", "gone", stateMachineArn=MACHINE, name=name_of(create), input=ANY
    )
    deliver(create, states, stacks)
    assert cloudformation.answers[0]["Status"] == "FAILED"
    assert cloudformation.answers[0]["PhysicalResourceId"].startswith("OrdersNow-")
    assert "gone" in cloudformation.answers[0]["Reason"]


def test_an_unknown_request_type_fails(states, stacks, cloudformation):
    event = {**events.event("Create", url=cloudformation.url), "RequestType": "Read"}
    entry.deliver(event, machine=MACHINE, states=states.client, cloudformation=stacks.client)
    assert cloudformation.answers[0]["Status"] == "FAILED"
    assert "RequestType must be one of Create, Update, Delete, got 'Read'" in cloudformation.answers[0]["Reason"]


def test_an_event_is_logged_as_one_line_without_its_properties(states, stacks, monkeypatch, capsys):
    create = events.event("Create")
    older = execution(name_of({**create, "RequestId": "r-0"}))
    expect_stack_status(stacks, "CREATE_IN_PROGRESS")
    expect_list(states, older)
    expect_start(states, create)
    cause = f"superseded by {name_of(create)}"
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=older["executionArn"], cause=cause)
    clients = {"stepfunctions": states.client, "cloudformation": stacks.client}
    monkeypatch.setattr(entry.boto3, "client", lambda service: clients[service])
    monkeypatch.setenv("STATE_MACHINE_ARN", MACHINE)
    entry.handler(create, None)
    [line] = capsys.readouterr().out.splitlines()
    assert json.loads(line) == {
        "step": "entry",
        "resource": "OrdersNow",
        "request": name_of(create),
        "rollback": False,
        "others": [older["name"]],
    }


def test_the_name_of_an_execution_is_short_enough_for_step_functions():
    assert len(name_of(events.event("Create"))) <= 80


@pytest.mark.parametrize(
    ("address", "seconds"),
    [
        ("https://a?X-Amz-Date=20231114T221320Z&X-Amz-Expires=7200", 1_700_000_000),
        ("https://a?X-Amz-Date=tomorrow", 0),
        ("https://a?AWSAccessKeyId=A&Expires=1555451971&Signature=2", 0),
        ("https://a", 0),
    ],
)
def test_when_an_event_was_sent_is_read_from_its_url(address, seconds):
    assert sent_at(events.event("Create", url=address)) == seconds


def test_the_same_request_id_with_a_new_url_is_another_request():
    first, again = events.event("Create", url="https://a"), events.event("Create", url="https://b")
    assert request_key(first) != request_key(again)
    assert resource_key(first) == resource_key(again)


@pytest.mark.process
@pytest.mark.parametrize("module", ["entry", "worker"])
def test_the_asset_can_be_imported_without_the_library(module):
    """It needs only its own modules and those of the Lambda runtime, not aws_cdk."""
    program = (
        f"import sys, json; sys.path.insert(0, {str(HANDLERS)!r}); import job_run.{module} as m; m.handler;"
        "print(json.dumps([n for n in sys.modules if n.startswith(('glue_constructs', 'aws_cdk', 'moto'))]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd="/")
    assert json.loads(done.stdout) == []
