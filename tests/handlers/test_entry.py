"""Tests of the rows of the table in `entry.py`."""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError
from botocore.parsers import ResponseParserError
from botocore.stub import ANY
from handlers import events

from glue_constructs.handlers import entry
from glue_constructs.handlers.deadlines import SETTLING_SECONDS
from glue_constructs.handlers.token import execution_name, request_key, resource_key, sent_at

MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:Runs"
EARLIER = datetime.now(timezone.utc) - timedelta(minutes=5)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The entry's clock, which only `sleep` advances; `slept` has the seconds of each sleep."""
    clock = SimpleNamespace(now=float(int(time.time())), slept=[])

    def sleep(seconds: float) -> None:
        clock.slept.append(seconds)
        clock.now += seconds

    clock.time, clock.sleep = lambda: clock.now, sleep
    monkeypatch.setattr(entry, "time", clock)
    return clock


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


def expect_start_again(states: Any, event: dict[str, Any]) -> None:
    expected = {"stateMachineArn": MACHINE, "name": name_of(event), "input": ANY}
    states.refuses("start_execution", "ExecutionAlreadyExists", **expected)


def expect_stop(states: Any, older: dict[str, Any], event: dict[str, Any]) -> None:
    cause = f"superseded by {name_of(event)}"
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=older["executionArn"], cause=cause)


def expect_stack_status(stacks: Any, status: str, **more: Any) -> None:
    stack = {"StackName": "Orders", "CreationTime": EARLIER, "StackStatus": status, **more}
    stacks.answers("describe_stacks", {"Stacks": [stack]}, StackName=events.STACK)


def deliver(event: dict[str, Any], states: Any, stacks: Any, *, status: str | None = "UPDATE_IN_PROGRESS") -> None:
    """Deliver an event while the stack has a status; None: DescribeStacks will not return it."""
    in_progress = status in ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS")
    for _ in range(1 if in_progress or event["RequestType"] != "Create" else 2):
        if status:
            expect_stack_status(stacks, status)
        else:
            stacks.refuses("describe_stacks", "ValidationError", StackName=events.STACK)
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


@pytest.mark.parametrize(
    "case",
    [
        ("Create", "CREATE_IN_PROGRESS", False),
        ("Create", None, False),
        ("Update", "UPDATE_IN_PROGRESS", False),
        ("Update", "UPDATE_ROLLBACK_IN_PROGRESS", True),
        ("Delete", "UPDATE_ROLLBACK_IN_PROGRESS", False),
    ],
)
@pytest.mark.parametrize("address", [url("000005"), "http://127.0.0.1:9/never"], ids=["signed", "unsigned"])
def test_the_execution_gets_the_event_its_times_and_whether_it_is_a_rollback(states, stacks, clock, case, address):
    kind, status, rollback = case
    event = events.event(kind, url=address)
    arrived = int(datetime(2026, 11, 20, 0, 0, 10, tzinfo=timezone.utc).timestamp())
    clock.now = float(arrived)
    task = {
        "event": event,
        "sent": arrived - 5 if "X-Amz-Date" in address else arrived,
        "arrived": arrived,
        "rollback": rollback,
        "superseded": False,
        "given_up": [],
    }
    expect_list(states, execution(name_of(events.event("Create", request="r-0")), status="SUCCEEDED"))
    answer = {"executionArn": execution(name_of(event))["executionArn"], "startDate": EARLIER}
    expected = {"stateMachineArn": MACHINE, "name": name_of(event), "input": json.dumps(task)}
    states.answers("start_execution", answer, **expected)
    deliver(event, states, stacks, status=status)


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


@pytest.mark.parametrize("own", [None, "SUCCEEDED"], ids=["not-shown", "ended"])
def test_an_event_delivered_again_after_its_end_stops_nothing(states, stacks, own):
    """What is running then belongs to another event."""
    create, delete = events.event("Create"), events.event("Delete", request="r-2")
    ended = [execution(name_of(delete), status=own)] if own else []
    expect_list(states, *ended, execution(name_of(create)))
    expect_start_again(states, delete)
    deliver(delete, states, stacks)


def test_all_older_executions_are_stopped_whatever_page_lists_them(states, stacks):
    older = [execution(name_of(events.event("Update", request=f"r-{number}"))) for number in range(3)]
    delete = events.event("Delete", request="r-9")
    first = {"executions": [execution("another-Create-1"), *older[:2]], "nextToken": "more"}
    states.answers("list_executions", first, stateMachineArn=MACHINE)
    states.answers("list_executions", {"executions": older[2:]}, stateMachineArn=MACHINE, nextToken="more")
    expect_start(states, delete)
    for each in older:
        expect_stop(states, each, delete)
    deliver(delete, states, stacks)


@pytest.mark.parametrize(
    ("started", "is_stopped"), [(-1, True), (0, False), (1, False)], ids=["before", "at-the-same-time", "after"]
)
def test_of_two_events_of_the_same_second_the_execution_that_was_started_first_is_stopped(
    states, stacks, started, is_stopped
):
    update = events.event("Update", url=url("000001"))
    other = execution(name_of({**update, "RequestId": "r-2"}), EARLIER + timedelta(seconds=started))
    expect_list(states, execution(name_of(update)), other)
    expect_start_again(states, update)
    if is_stopped:
        expect_stop(states, other, update)
    deliver(update, states, stacks)


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
        event = events.event(kind)
        expected = f"^CloudFormation no longer waits for {name_of(event)}: the stack is {status}$"
        with pytest.raises(entry.GivenUp, match=expected):
            deliver(event, states, stacks, status=status)

    def test_is_recognized_by_a_newer_execution_running_or_not(self, states, stacks):
        update = events.event("Update", url=url("000001"))
        newer = events.event("Update", url=url("000002"), request="r-2")
        expect_list(states, execution(name_of(newer), status="SUCCEEDED"))
        expected = f"^{name_of(update)} is superseded by {name_of(newer)}$"
        with pytest.raises(entry.GivenUp, match=expected):
            deliver(update, states, stacks, status="UPDATE_ROLLBACK_IN_PROGRESS")

    def test_is_recognized_by_a_delete_of_the_same_second(self, states, stacks):
        update, delete = events.event("Update", url=url("000001")), events.event("Delete", url=url("000001"))
        expect_list(states, execution(name_of(delete)))
        with pytest.raises(entry.GivenUp, match="is superseded by"):
            deliver(update, states, stacks)

    @pytest.mark.parametrize("kind", ["Create", "Update"])
    def test_is_recognized_by_a_later_update_if_the_event_is_late(self, states, stacks, clock, kind):
        late = events.event(kind, url=url("000001"))
        clock.now = datetime(2026, 11, 20, 0, 2, tzinfo=timezone.utc).timestamp()
        updated = datetime(2026, 11, 20, 0, 1, tzinfo=timezone.utc)
        expect_stack_status(stacks, "UPDATE_IN_PROGRESS", LastUpdatedTime=updated)
        with pytest.raises(entry.GivenUp, match="the stack is UPDATE_IN_PROGRESS"):
            entry.deliver(late, machine=MACHINE, states=states.client, cloudformation=stacks.client)

    @pytest.mark.parametrize(
        ("late", "updated"), [(2, 30), (60, -2), (60, 2)], ids=["in-time", "before", "immediately-after"]
    )
    def test_is_not_recognized_by_the_time_of_the_update_in_other_cases(self, states, stacks, clock, late, updated):
        sent = datetime(2026, 11, 20, tzinfo=timezone.utc)
        update = events.event("Update", url=url("000000"))
        clock.now = sent.timestamp() + late
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
    "case",
    [
        ("Create", "CREATE_IN_PROGRESS", False),
        ("Create", "UPDATE_IN_PROGRESS", False),
        ("Update", "UPDATE_IN_PROGRESS", True),
        ("Update", "UPDATE_ROLLBACK_IN_PROGRESS", True),
        ("Delete", "DELETE_IN_PROGRESS", True),
        ("Delete", None, True),
    ],
)
def test_reads_may_lag_behind_the_event(states, stacks, clock, case):
    """The stack's status and the executions that the event supersedes are read when they are sure to be shown."""
    kind, status, waits = case
    event = events.event(kind)
    expect_list(states)
    expect_start(states, event)
    deliver(event, states, stacks, status=status)
    assert sum(clock.slept) == pytest.approx(entry.STATUS_LAG_SECONDS if waits else 0, abs=1)


@pytest.mark.parametrize(("late", "slept"), [(-10, [3]), (0, [3]), (1, [2]), (2.5, [0.5]), (3, []), (30, [])], ids=str)
def test_an_event_that_arrives_late_is_not_delayed_further(states, stacks, clock, late, slept):
    """Three seconds after an event was sent, what happened before it is shown; the clocks may differ."""
    clock.now = datetime(2026, 11, 20, 0, 0, 1, tzinfo=timezone.utc).timestamp() + late
    update = events.event("Update", url=url("000001"))
    expect_list(states)
    expect_start(states, update)
    deliver(update, states, stacks)
    assert clock.slept == slept


def test_an_execution_of_an_older_event_that_arrived_late_is_stopped_too(states, stacks):
    """It started just before the execution of the newer event."""
    late = execution(name_of(events.event("Update", url=url("000001"))), datetime.now(timezone.utc))
    update = events.event("Update", url=url("000002"), request="r-2")
    expect_list(states, late)
    expect_start(states, update)
    cause = f"superseded by {name_of(update)}"
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=late["executionArn"], cause=cause)
    deliver(update, states, stacks, status="UPDATE_ROLLBACK_IN_PROGRESS")


@pytest.mark.parametrize("address", [url("000001"), "http://127.0.0.1:9/never"], ids=["signed", "unsigned"])
def test_an_execution_of_an_earlier_release_is_older(states, stacks, address):
    update = events.event("Update", url=address)
    older = execution(f"{resource_key(update)}-Create-0123456789abcdef")
    expect_list(states, older)
    expect_start(states, update)
    cause = f"superseded by {name_of(update)}"
    states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=older["executionArn"], cause=cause)
    deliver(update, states, stacks)


def test_executions_that_must_have_timed_out_are_not_read(states, stacks):
    """They are listed from the newest on; the state machine's timeout is two hours."""
    delete, now = events.event("Delete"), datetime.now(timezone.utc)
    older = execution(name_of(events.event("Create")), now - timedelta(minutes=119))
    timed_out = execution(name_of(events.event("Update")), now - timedelta(minutes=121))
    answer = {"executions": [older, timed_out], "nextToken": "more"}
    states.answers("list_executions", answer, stateMachineArn=MACHINE)
    expect_start(states, delete)
    expect_stop(states, older, delete)
    deliver(delete, states, stacks)


class TestAnErrorThatMayPass:
    """It is waited out, however often it comes, until the response must be sent or the invocation ends."""

    @pytest.mark.parametrize("call", ["describe_stacks", "list_executions", "start_execution"])
    @pytest.mark.parametrize(
        "code", ["503", "500", "ThrottlingException", "ServiceUnavailable", "RequestLimitExceeded"]
    )
    def test_is_repeated_at_every_call(self, states, stacks, clock, call, code):
        create = events.event("Create")
        for _ in range(7):
            if call == "describe_stacks":
                stacks.refuses(call, code, StackName=events.STACK)
                continue
            expect_stack_status(stacks, "CREATE_IN_PROGRESS")
            if call == "list_executions":
                states.refuses(call, code, stateMachineArn=MACHINE)
                continue
            expect_list(states)
            states.refuses(call, code, stateMachineArn=MACHINE, name=name_of(create), input=ANY)
        expect_list(states)
        expect_start(states, create)
        deliver(create, states, stacks, status="CREATE_IN_PROGRESS")
        assert len(clock.slept) == 7

    def test_is_repeated_if_an_older_execution_cannot_be_stopped(self, states, stacks):
        create, delete = events.event("Create"), events.event("Delete", request="r-2")
        older, started = execution(name_of(create)), execution(name_of(delete), datetime.now(timezone.utc))
        cause = f"superseded by {name_of(delete)}"
        expect_stack_status(stacks, "DELETE_IN_PROGRESS")
        expect_list(states, older)
        expect_start(states, delete)
        states.refuses("stop_execution", "ThrottlingException", executionArn=older["executionArn"], cause=cause)
        expect_list(states, started, older)
        exists = {"stateMachineArn": MACHINE, "name": name_of(delete), "input": ANY}
        states.refuses("start_execution", "ExecutionAlreadyExists", **exists)
        states.answers("stop_execution", {"stopDate": EARLIER}, executionArn=older["executionArn"], cause=cause)
        deliver(delete, states, stacks, status="DELETE_IN_PROGRESS")

    @pytest.mark.parametrize(
        "code", ["AccessDeniedException", "StateMachineDoesNotExist", "UnrecognizedClientException"]
    )
    def test_is_repeated_while_iam_settles(self, states, stacks, clock, cloudformation, code):
        create = events.event("Create", url=cloudformation.url)
        for _ in range(SETTLING_SECONDS // 10 + 1):
            expect_stack_status(stacks, "CREATE_IN_PROGRESS")
            states.refuses("list_executions", code, "no", stateMachineArn=MACHINE)
        entry.deliver(create, machine=MACHINE, states=states.client, cloudformation=stacks.client)
        assert sum(clock.slept) == SETTLING_SECONDS
        [answer] = cloudformation.answers
        assert answer["Status"] == "FAILED"
        assert answer["Reason"].startswith("a call to AWS, to start the state machine of the run provider, failed: ")
        assert code in answer["Reason"]
        assert answer["Reason"].endswith(
            "; it was repeated for 2 minutes, so the permission is missing: check policies"
        )

    def test_the_status_of_the_stack_is_not_needed_once_iam_has_settled(self, states, stacks, clock):
        create = events.event("Create")
        for _ in range(SETTLING_SECONDS // 10 + 2):  # a Create reads an unknown status twice
            stacks.refuses("describe_stacks", "AccessDenied", StackName=events.STACK)
        expect_list(states)
        expect_start(states, create)
        entry.deliver(create, machine=MACHINE, states=states.client, cloudformation=stacks.client)
        assert clock.slept == [10] * 12

    def test_may_be_a_response_that_cannot_be_read(self, states, stacks, clock, monkeypatch):
        errors, list_executions = [ResponseParserError("no JSON")], states.client.get_paginator

        def get_paginator(operation: str) -> Any:
            if errors:
                raise errors.pop()
            return list_executions(operation)

        monkeypatch.setattr(states.client, "get_paginator", get_paginator)
        create = events.event("Create")
        expect_stack_status(stacks, "CREATE_IN_PROGRESS")
        expect_list(states)
        expect_start(states, create)
        deliver(create, states, stacks, status="CREATE_IN_PROGRESS")
        assert clock.slept == [10]

    @pytest.mark.parametrize(("age", "calls"), [(760, 3), (761, 2)])
    def test_is_repeated_if_the_invocation_has_time_for_it(self, stacks, clock, monkeypatch, age, calls):
        """No call begins later than 780 seconds after the start; this error may be repeated after 20 seconds."""
        start, called = clock.now, []

        def describe_stacks(**_: Any) -> None:
            called.append(clock.now)
            clock.now = max(clock.now, start + age - 10)
            raise_no_response()

        monkeypatch.setattr(stacks.client, "describe_stacks", describe_stacks)
        create = events.event("Create", ServiceTimeout="3600")
        with pytest.raises(EndpointConnectionError):
            entry.deliver(create, machine=MACHINE, states=stacks.client, cloudformation=stacks.client)
        assert len(called) == calls

    def test_is_raised_when_the_invocation_ends_so_that_lambda_delivers_again(self, states, stacks, clock, monkeypatch):
        create = events.event("Create", ServiceTimeout="3600")
        monkeypatch.setattr(stacks.client, "describe_stacks", raise_no_response)
        with pytest.raises(EndpointConnectionError):
            entry.deliver(create, machine=MACHINE, states=states.client, cloudformation=stacks.client)
        assert clock.slept == [10] * 77

    @pytest.mark.parametrize("delay", [0, 60])
    def test_fails_the_request_when_the_response_must_be_sent(self, stacks, clock, cloudformation, monkeypatch, delay):
        clock.now = datetime(2026, 11, 20, tzinfo=timezone.utc).timestamp() + delay
        address = f"{cloudformation.url}?X-Amz-Date=20261120T000000Z"
        create = events.event("Create", url=address, ServiceTimeout="360")
        monkeypatch.setattr(stacks.client, "describe_stacks", raise_no_response)
        entry.deliver(create, machine=MACHINE, states=stacks.client, cloudformation=stacks.client)
        assert sum(clock.slept) == 300 - delay
        assert "Could not connect to the endpoint URL" in cloudformation.answers[0]["Reason"]


def raise_no_response(**_: Any) -> None:
    raise EndpointConnectionError(endpoint_url="https://cloudformation")


def test_a_permanent_error_fails_the_request_at_once(states, stacks, clock, cloudformation):
    create = events.event("Create", url=cloudformation.url)
    expect_list(states)
    exists = {"stateMachineArn": MACHINE, "name": name_of(create), "input": ANY}
    states.refuses("start_execution", "InvalidExecutionInput", "too large", **exists)
    deliver(create, states, stacks, status="CREATE_IN_PROGRESS")
    assert clock.slept == []
    assert cloudformation.answers[0]["Status"] == "FAILED"
    assert cloudformation.answers[0]["PhysicalResourceId"].startswith("OrdersNow-")
    assert "too large" in cloudformation.answers[0]["Reason"]


def test_a_refused_response_is_dropped(states, stacks, cloudformation):
    """Its URL has expired, so CloudFormation no longer waits."""
    cloudformation.status = 403
    create = events.event("Create", url=cloudformation.url)
    expect_list(states)
    exists = {"stateMachineArn": MACHINE, "name": name_of(create), "input": ANY}
    states.refuses("start_execution", "InvalidExecutionInput", "too large", **exists)
    deliver(create, states, stacks, status="CREATE_IN_PROGRESS")
    assert len(cloudformation.answers) == 1


@pytest.mark.parametrize("kind", ["Read", None])
def test_an_unknown_request_type_fails(states, stacks, cloudformation, kind):
    event = {**events.event("Create", url=cloudformation.url), "RequestType": kind}
    entry.deliver(event, machine=MACHINE, states=states.client, cloudformation=stacks.client)
    [answer] = cloudformation.answers
    assert answer["Status"] == "FAILED"
    assert answer["Reason"] == f"RequestType must be one of Create, Update, Delete, got {kind!r}"


def test_the_handler_starts_an_execution_and_logs_nothing(states, stacks, monkeypatch, capsys):
    """`cdk deploy` prints the log of this function after the failure of a run."""
    create = events.event("Create")
    expect_stack_status(stacks, "CREATE_IN_PROGRESS")
    expect_list(states)
    expect_start(states, create)
    clients = {"stepfunctions": states.client, "cloudformation": stacks.client}
    monkeypatch.setattr(entry.boto3, "client", lambda service, **_: clients[service])
    monkeypatch.setenv("STATE_MACHINE_ARN", MACHINE)
    entry.handler(create, None)
    assert capsys.readouterr().out == ""


def test_a_call_takes_30_seconds_so_that_the_last_ones_end_before_the_functions_timeout(monkeypatch):
    """The last calls begin 780 seconds after the start, at the latest; the timeout is 900 seconds."""
    configs = []
    monkeypatch.setattr(entry.boto3, "client", lambda service, *, config: configs.append((service, config)))
    monkeypatch.setattr(entry, "deliver", lambda *_, **__: None)
    monkeypatch.setenv("STATE_MACHINE_ARN", MACHINE)
    entry.handler(events.event("Create"), None)
    assert [service for service, _config in configs] == ["stepfunctions", "cloudformation"]
    for _service, config in configs:
        assert config.retries == {"mode": "standard", "total_max_attempts": 2}
        assert 2 * (config.connect_timeout + config.read_timeout) == 30


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
