"""The behavior of state machines that the run provider depends on."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest
from botocore.exceptions import ClientError
from local.engine import until, zipped

_NUMBERS = count(1)

WORKER = """
import time

class Busy(Exception):
    pass

def handler(event, context):
    time.sleep(event.get("sleep", 0))
    if event.get("retry", 0) < event.get("busy", 0):
        raise Busy("come back later")
    return {"seen": event}
"""


@pytest.fixture(scope="session")
def states(embedded_aws):
    return embedded_aws.client("stepfunctions")


@pytest.fixture(scope="session", autouse=True)
def _worker(embedded_aws, role_arn):
    embedded_aws.client("lambda").create_function(
        FunctionName="worker",
        Runtime="python3.12",
        Handler="index.handler",
        Role=role_arn,
        Code={"ZipFile": zipped(index=WORKER)},
        Timeout=30,
    )


@pytest.fixture
def machine(states, role_arn):
    def create(**definition):
        name = f"machine-{next(_NUMBERS)}"
        text = json.dumps({"StartAt": next(iter(definition["States"])), **definition})
        return states.create_state_machine(name=name, definition=text, roleArn=role_arn)["stateMachineArn"]

    return create


def ended(states, execution_arn):
    def find():
        found = states.describe_execution(executionArn=execution_arn)
        return found if found["status"] != "RUNNING" else None

    return until(find)


def run(states, machine_arn, given):
    return ended(states, states.start_execution(stateMachineArn=machine_arn, input=json.dumps(given))["executionArn"])


def output(found):
    assert found["status"] == "SUCCEEDED", found
    return json.loads(found["output"])


def task(**fields):
    parameters = {"FunctionName": "worker", "Payload.$": "$"}
    return {
        "Type": "Task",
        "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": parameters,
        "End": True,
    } | fields


def test_a_task_calls_a_function(states, machine):
    found = run(states, machine(States={"Work": task(OutputPath="$.Payload")}), {"x": 1})
    assert output(found) == {"seen": {"x": 1}}


def test_result_selector_and_result_path(states, machine):
    work = task(ResultSelector={"got.$": "$.Payload.seen.x"}, ResultPath="$.result")
    assert output(run(states, machine(States={"Work": work}), {"x": 1})) == {"x": 1, "result": {"got": 1}}


def test_a_retry_waits_and_the_context_has_its_number(states, machine):
    parameters = {
        "FunctionName": "worker",
        "Payload": {"busy": 2, "retry.$": "$$.State.RetryCount", "execution.$": "$$.Execution.Id"},
    }
    retry = {
        "ErrorEquals": ["Busy"],
        "IntervalSeconds": 1,
        "BackoffRate": 2.0,
        "MaxAttempts": 5,
        "MaxDelaySeconds": 1,
        "JitterStrategy": "NONE",
    }
    work = task(Parameters=parameters, Retry=[retry], OutputPath="$.Payload.seen")
    started = time.monotonic()
    found = run(states, machine(States={"Work": work}), {})
    assert output(found) == {"busy": 2, "retry": 2, "execution": found["executionArn"]}
    assert time.monotonic() - started >= 2


def test_an_error_that_is_not_retried_is_caught_with_its_cause(states, machine):
    work = task(Catch=[{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "After"}])
    found = output(run(states, machine(States={"Work": work, "After": {"Type": "Pass", "End": True}}), {"busy": 1}))
    assert found["busy"] == 1
    assert found["error"]["Error"] == "Busy"
    assert json.loads(found["error"]["Cause"])["errorMessage"] == "come back later"


def test_an_uncaught_error_fails_the_execution(states, machine):
    found = run(states, machine(States={"Work": task()}), {"busy": 1})
    assert (found["status"], found["error"]) == ("FAILED", "Busy")


def test_the_length_of_a_wait_comes_from_the_input(states, machine):
    arn = machine(States={"Wait": {"Type": "Wait", "SecondsPath": "$.seconds", "End": True}})
    started = time.monotonic()
    run(states, arn, {"seconds": 1})
    assert 1 <= time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"done": True}, "Yes", id="boolean"),
        pytest.param({"state": "RUNNING"}, "Text", id="string"),
        pytest.param({"tries": 4}, "Many", id="and-present-and-number"),
        pytest.param({"tries": 2}, "Other", id="default"),
    ],
)
def test_a_choice_selects_the_next_state(states, machine, given, expected):
    many = {"And": [{"Variable": "$.tries", "IsPresent": True}, {"Variable": "$.tries", "NumericGreaterThan": 3}]}
    choices = [
        {
            "And": [{"Variable": "$.done", "IsPresent": True}, {"Variable": "$.done", "BooleanEquals": True}],
            "Next": "Yes",
        },
        {
            "And": [{"Variable": "$.state", "IsPresent": True}, {"Variable": "$.state", "StringEquals": "RUNNING"}],
            "Next": "Text",
        },
        many | {"Next": "Many"},
    ]
    targets = {name: {"Type": "Pass", "Result": name, "End": True} for name in ("Yes", "Text", "Many", "Other")}
    arn = machine(States={"Choose": {"Type": "Choice", "Choices": choices, "Default": "Other"}, **targets})
    assert output(run(states, arn, given)) == expected


def test_a_machine_times_out(states, machine):
    found = run(states, machine(TimeoutSeconds=1, States={"Wait": {"Type": "Wait", "Seconds": 60, "End": True}}), {})
    assert (found["status"], found["error"]) == ("TIMED_OUT", "States.Timeout")
    assert found["stopDate"] >= found["startDate"]


def test_a_task_times_out(states, machine):
    work = task(TimeoutSeconds=1, Catch=[{"ErrorEquals": ["States.Timeout"], "Next": "Late"}])
    arn = machine(States={"Work": work, "Late": {"Type": "Pass", "Result": "late", "End": True}})
    assert output(run(states, arn, {"sleep": 20})) == "late"


@pytest.fixture
def waiting(machine):
    return machine(States={"Wait": {"Type": "Wait", "Seconds": 60, "End": True}})


def test_executions_without_a_name_get_different_names(states, waiting):
    arns = {states.start_execution(stateMachineArn=waiting)["executionArn"] for _ in range(3)}
    assert len(arns) == 3


def test_the_same_name_and_input_is_the_same_execution_while_it_runs(states, waiting):
    def start(_=None):
        return states.start_execution(stateMachineArn=waiting, name="once", input='{"a": 1}')["executionArn"]

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(start, range(8)))) == 1
    assert len(states.list_executions(stateMachineArn=waiting)["executions"]) == 1
    with pytest.raises(states.exceptions.ExecutionAlreadyExists):
        states.start_execution(stateMachineArn=waiting, name="once", input='{"a": 2}')
    states.stop_execution(executionArn=start())
    ended(states, f"{waiting.replace('stateMachine', 'execution')}:once")
    with pytest.raises(states.exceptions.ExecutionAlreadyExists):
        start()


def test_a_stopped_execution_has_error_and_cause_and_is_listed_as_aborted(states, waiting):
    execution = states.start_execution(stateMachineArn=waiting)["executionArn"]
    states.stop_execution(executionArn=execution, error="Cancelled", cause="the resource was deleted")
    found = ended(states, execution)
    assert (found["status"], found["error"], found["cause"]) == ("ABORTED", "Cancelled", "the resource was deleted")
    listed = states.list_executions(stateMachineArn=waiting, statusFilter="ABORTED")["executions"]
    assert [item["executionArn"] for item in listed] == [execution]
    assert states.list_executions(stateMachineArn=waiting, statusFilter="RUNNING")["executions"] == []


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        pytest.param({"name": "two words"}, "InvalidName", id="name"),
        pytest.param({"input": "{"}, "InvalidExecutionInput", id="input"),
    ],
)
def test_invalid_parameters_of_a_start_are_rejected(states, waiting, arguments, error):
    with pytest.raises(ClientError, match=error):
        states.start_execution(stateMachineArn=waiting, **arguments)
