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
    """A ResponseURL that was signed at a time of one night."""
    return f"http://127.0.0.1:9/never?X-Amz-Date=20261120T{signed}Z&X-Amz-Signature=1"


def name_of(event: dict[str, Any]) -> str:
    return execution_name(event)


def execution(name: str, started: datetime = EARLIER, *, status: str = "RUNNING") -> dict[str, Any]:
    arn = f"{MACHINE.replace('stateMachine', 'execution')}:{name}"
    return {"executionArn": arn, "stateMachineArn": MACHINE, "name": name, "status": status, "startDate": started}


def listed(states: Any, *executions: dict[str, Any]) -> None:
    states.answers("list_executions", {"executions": list(executions)}, stateMachineArn=MACHINE)


def starts(states: Any, event: dict[str, Any]) -> None:
    answer = {"executionArn": execution(name_of(event))["executionArn"], "startDate": datetime.now(timezone.utc)}
    states.answers("start_execution", answer, stateMachineArn=MACHINE, name=name_of(event), input=ANY)


def stack_is(stacks: Any, status: str, **more: Any) -> None:
    stack = {"StackName": "Orders", "CreationTime": EARLIER, "StackStatus": status, **more}
    stacks.answers("describe_stacks", {"Stacks": [stack]}, StackName=events.STACK)


def deliver(event: dict[str, Any], states: Any, stacks: Any, *, status: str | None = "UPDATE_IN_PROGRESS") -> None:
    """An event, while the stack does something; None: it cannot be asked."""
    if status:
        stack_is(stacks, status)
    else:
        stacks.refuses("describe_stacks", "AccessDenied", StackName=events.STACK)
    entry.deliver(event, machine=MACHINE, states=states.client, cloudformation=stacks.client)
    states.assert_all_called()


def test_an_event_starts_one_execution_under_its_own_name(states, stacks):
    create = events.event("Create")
    listed(states)
    starts(states, create)
    deliver(create, states, stacks)


def test_an_event_delivered_again_after_its_end_does_nothing(states, stacks):
    create = events.event("Create")
    listed(states)
    states.refuses(
        "start_execution", "ExecutionAlreadyExists", stateMachineArn=MACHINE, name=name_of(create), input=ANY
    )
    deliver(create, states, stacks)


def test_a_newer_event_ends_the_older_executions_of_its_resource_only(states, stacks):
    create, delete = events.event("Create"), events.event("Delete", request="r-2")
    older = execution(name_of(create))
    listed(states, older, execution("another-Create-1"))
    starts(states, delete)
    cause = f"superseded by {name_of(delete)}"
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=older["executionArn"], cause=cause)
    deliver(delete, states, stacks)


def test_the_execution_is_told_which_requests_it_ended(states, stacks, monkeypatch):
    create, update = events.event("Create"), events.event("Update", request="r-2")
    given = []

    def start_execution(**task: Any) -> dict[str, Any]:
        given.append(json.loads(task["input"]))
        return {}

    monkeypatch.setattr(states.client, "start_execution", start_execution)
    listed(states, execution(name_of(create)), execution("another-Create-1"))
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=ANY, cause=ANY)
    deliver(update, states, stacks)
    assert [(task["superseded"], task["given_up"]) for task in given] == [(True, [request_key(create)])]


def test_an_old_event_delivered_again_does_not_end_a_newer_execution(states, stacks):
    create, delete = events.event("Create"), events.event("Delete", request="r-2")
    listed(states, execution(name_of(delete)))
    states.refuses(
        "start_execution", "ExecutionAlreadyExists", stateMachineArn=MACHINE, name=name_of(create), input=ANY
    )
    deliver(create, states, stacks)


def test_an_event_delivered_again_finishes_ending_the_older_ones(states, stacks):
    create, delete = events.event("Create"), events.event("Delete", request="r-2")
    older = execution(name_of(create))
    listed(states, execution(name_of(delete), datetime.now(timezone.utc)), older)
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
def test_an_update_is_told_whether_it_is_a_rollback(states, stacks, monkeypatch, status, rollback):
    given = []
    monkeypatch.setattr(states.client, "start_execution", lambda **task: given.append(json.loads(task["input"])))
    listed(states)
    deliver(events.event("Update"), states, stacks, status=status)
    assert [task["rollback"] for task in given] == [rollback]


class TestAnEventThatWasGivenUp:
    """Doing it late would start what nobody waits for, or end what is newer."""

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
    def test_what_the_stack_does_says_so(self, states, stacks, kind, status):
        with pytest.raises(entry.GivenUp, match=f"the stack is {status}"):
            deliver(events.event(kind), states, stacks, status=status)

    def test_a_newer_execution_says_so_whether_it_runs_or_not(self, states, stacks):
        update = events.event("Update", url=url("000001"))
        newer = events.event("Update", url=url("000002"), request="r-2")
        listed(states, execution(name_of(newer), status="SUCCEEDED"))
        with pytest.raises(entry.GivenUp, match="is superseded by"):
            deliver(update, states, stacks, status="UPDATE_ROLLBACK_IN_PROGRESS")

    @pytest.mark.parametrize("kind", ["Create", "Update"])
    def test_a_later_update_of_the_stack_says_so_of_an_event_that_comes_late(self, states, stacks, kind):
        late = events.event(kind, url=url("000001"))
        updated = datetime(2026, 11, 20, 0, 1, tzinfo=timezone.utc)
        stack_is(stacks, "UPDATE_IN_PROGRESS", LastUpdatedTime=updated)
        with pytest.raises(entry.GivenUp, match="the stack is UPDATE_IN_PROGRESS"):
            entry.deliver(late, machine=MACHINE, states=states.client, cloudformation=stacks.client)

    @pytest.mark.parametrize(("late", "updated"), [(2, 30), (60, -2), (60, 2)], ids=["in-time", "before", "at-once"])
    def test_another_event_is_not_judged_by_when_the_stack_was_updated(
        self, states, stacks, monkeypatch, late, updated
    ):
        sent = datetime(2026, 11, 20, tzinfo=timezone.utc)
        update = events.event("Update", url=url("000000"))
        monkeypatch.setattr(entry.time, "time", lambda: sent.timestamp() + late)
        stack_is(stacks, "UPDATE_IN_PROGRESS", LastUpdatedTime=sent + timedelta(seconds=updated))
        listed(states)
        starts(states, update)
        entry.deliver(update, machine=MACHINE, states=states.client, cloudformation=stacks.client)

    def test_a_delete_is_always_done(self, states, stacks):
        delete = events.event("Delete")
        listed(states)
        starts(states, delete)
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
def test_where_a_request_may_just_have_been_given_up_its_execution_is_waited_for(
    states, stacks, slept, status, seconds
):
    event = events.event("Delete")
    listed(states)
    starts(states, event)
    deliver(event, states, stacks, status=status)
    assert slept == seconds


def test_an_execution_of_an_older_event_that_came_late_is_ended_too(states, stacks):
    """It started after the newer one's was listed, and before that was started."""
    late = execution(name_of(events.event("Update", url=url("000001"))), datetime.now(timezone.utc))
    update = events.event("Update", url=url("000002"), request="r-2")
    listed(states, late)
    starts(states, update)
    cause = f"superseded by {name_of(update)}"
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=late["executionArn"], cause=cause)
    deliver(update, states, stacks, status="UPDATE_ROLLBACK_IN_PROGRESS")


def test_an_execution_of_an_earlier_release_is_older(states, stacks):
    update = events.event("Update", url=url("000001"))
    older = execution(f"{resource_key(update)}-Create-0123456789abcdef")
    listed(states, older)
    starts(states, update)
    cause = f"superseded by {name_of(update)}"
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=older["executionArn"], cause=cause)
    deliver(update, states, stacks)


def test_executions_that_cannot_run_any_more_are_not_read(states, stacks):
    create = events.event("Create")
    long_ago = execution(name_of(create), EARLIER - timedelta(hours=3))
    states.answers("list_executions", {"executions": [long_ago], "nextToken": "more"}, stateMachineArn=MACHINE)
    starts(states, create)
    deliver(create, states, stacks)


def test_a_passing_fault_is_raised_so_that_lambda_delivers_again(states, stacks):
    listed(states)
    create = events.event("Create")
    states.refuses("start_execution", "ThrottlingException", stateMachineArn=MACHINE, name=name_of(create), input=ANY)
    with pytest.raises(ClientError, match="Throttling"):
        deliver(create, states, stacks)


def test_a_lasting_fault_is_answered(states, stacks, cloudformation):
    create = events.event("Create", url=cloudformation.url)
    listed(states)
    states.refuses(
        "start_execution", "StateMachineDoesNotExist", "gone", stateMachineArn=MACHINE, name=name_of(create), input=ANY
    )
    deliver(create, states, stacks)
    assert cloudformation.answers[0]["Status"] == "FAILED"
    assert cloudformation.answers[0]["PhysicalResourceId"].startswith("OrdersNow-")
    assert "gone" in cloudformation.answers[0]["Reason"]


def test_an_event_that_asks_for_nothing_known_is_answered(states, stacks, cloudformation):
    event = {**events.event("Create", url=cloudformation.url), "RequestType": "Read"}
    entry.deliver(event, machine=MACHINE, states=states.client, cloudformation=stacks.client)
    assert cloudformation.answers[0]["Status"] == "FAILED"
    assert "RequestType must be one of Create, Update, Delete, got 'Read'" in cloudformation.answers[0]["Reason"]


def test_an_event_is_one_line_without_its_properties(states, stacks, monkeypatch, capsys):
    create = events.event("Create")
    older = execution(name_of({**create, "RequestId": "r-0"}))
    stack_is(stacks, "CREATE_IN_PROGRESS")
    listed(states, older)
    starts(states, create)
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


def test_the_name_of_an_execution_fits_step_functions():
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
def test_the_folder_imports_as_lambda_lays_it_out(module):
    """Only the folder itself and what Lambda brings: nothing of the rest of the library, no aws_cdk."""
    program = (
        f"import sys, json; sys.path.insert(0, {str(HANDLERS)!r}); import job_run.{module} as m; m.handler;"
        "print(json.dumps([n for n in sys.modules if n.startswith(('glue_constructs', 'aws_cdk', 'moto'))]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd="/")
    assert json.loads(done.stdout) == []
