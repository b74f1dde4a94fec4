"""Lambda functions, run as processes."""

from __future__ import annotations

import base64
import json
import time
from itertools import count

import pytest
from botocore.exceptions import ClientError
from local.engine import until, zipped

from glue_constructs.local.functions.asynchronous import AsynchronousInvocations

_NUMBERS = count(1)

HANDLER = """
import json, logging, os, sys, time

def echo(event, context):
    return {"event": event}

def describe(event, context):
    left = context.get_remaining_time_in_millis()
    return {
        "name": context.function_name, "version": context.function_version, "arn": context.invoked_function_arn,
        "memory": context.memory_limit_in_mb, "request": context.aws_request_id, "log_group": context.log_group_name,
        "log_stream": context.log_stream_name, "left": left, "cwd": os.getcwd(),
        "environment": dict(os.environ), "path": sys.path,
    }

def imports(event, context):
    __import__(event)
    return "imported"

def log(event, context):
    print("printed")
    logging.getLogger().setLevel("INFO")
    logging.info("logged")
    sys.stderr.write("to stderr")

def fail(event, context):
    print("before")
    raise LookupError("no such thing")

def record(event, context):
    print(json.dumps(event))

def leave(event, context):
    sys.exit(3)

def sleep(event, context):
    print("asleep")
    time.sleep(event)

def not_json(event, context):
    return object()

def call(event, context):
    import boto3
    return [bucket["Name"] for bucket in boto3.client("s3").list_buckets()["Buckets"]]
"""


@pytest.fixture(scope="session")
def functions(embedded_aws):
    return embedded_aws.client("lambda")


@pytest.fixture
def new_function(functions, role_arn):
    def create(handler="echo", *, runtime="python3.12", code=HANDLER, **settings):
        name = f"function-{next(_NUMBERS)}"
        functions.create_function(
            FunctionName=name,
            Runtime=runtime,
            Handler=handler if "." in handler else f"index.{handler}",
            Role=role_arn,
            Code={"ZipFile": zipped(index=code)},
            **{"Timeout": 30, **settings},
        )
        return name

    return create


def invoke(functions, name, event=None, **settings):
    """Invoke a function, and return the error and the payload."""
    answer = functions.invoke(FunctionName=name, Payload=json.dumps(event), **settings)
    return answer.get("FunctionError"), json.loads(answer["Payload"].read() or "null")


@pytest.mark.parametrize(
    "event",
    [{"a": [1, 2.5, None, True]}, {}, [], "text", 7, "ö" * 70_000],
    ids=["object", "empty", "list", "text", "number", "long"],
)
def test_a_handler_gets_the_event_and_its_result_comes_back(functions, new_function, event):
    assert invoke(functions, new_function(), event) == (None, {"event": event})


def test_a_handler_gets_context_and_environment(functions, new_function):
    name = new_function("describe", MemorySize=256, Timeout=20, Environment={"Variables": {"COLOUR": "red"}})
    error, described = invoke(functions, name)
    assert error is None
    assert (described["name"], described["version"], described["memory"]) == (name, "$LATEST", "256")
    assert described["arn"].endswith(f":function:{name}")
    assert described["log_group"] == f"/aws/lambda/{name}"
    assert 10_000 < described["left"] < 20_000
    environment = described["environment"]
    assert environment["COLOUR"] == "red"
    assert environment["AWS_LAMBDA_FUNCTION_NAME"] == name
    assert environment["AWS_REGION"] == "us-east-1"
    assert environment["LAMBDA_TASK_ROOT"] == described["path"][0] == described["cwd"]


def test_a_handler_has_boto3_and_uses_the_embedded_aws(functions, new_function, embedded_aws):
    embedded_aws.client("s3").create_bucket(Bucket="for-a-function")
    error, buckets = invoke(functions, new_function("call"))
    assert error is None
    assert "for-a-function" in buckets


@pytest.mark.parametrize("module", ["glue_constructs", "pytest", "moto"])
def test_a_handler_cannot_import_what_lambda_does_not_have(functions, new_function, module):
    error, payload = invoke(functions, new_function("imports"), module)
    assert error == "Unhandled"
    assert payload["errorType"] == "ModuleNotFoundError"


def test_an_exception_is_returned_with_its_stack_trace(functions, new_function):
    error, payload = invoke(functions, new_function("fail"))
    assert error == "Unhandled"
    assert (payload["errorType"], payload["errorMessage"]) == ("LookupError", "no such thing")
    assert 'raise LookupError("no such thing")' in payload["stackTrace"][-1]


FAILURES = [
    pytest.param({"handler": "leave"}, None, "Runtime.ExitError", "exited with error: exit status 3", id="exit"),
    pytest.param(
        {"handler": "sleep", "Timeout": 1}, 30, "Sandbox.Timedout", "timed out after 1.00 seconds", id="timeout"
    ),
    pytest.param({"handler": "not_json"}, None, "Runtime.MarshalError", "Unable to marshal response", id="result"),
    pytest.param({"handler": "absent"}, None, "Runtime.HandlerNotFound", "Handler 'absent' missing", id="no-handler"),
    pytest.param({"handler": "no.echo"}, None, "Runtime.ImportModuleError", "No module named 'no'", id="no-module"),
    pytest.param({"code": "def ("}, None, "Runtime.UserCodeSyntaxError", "Syntax error in module 'index'", id="syntax"),
]


@pytest.mark.parametrize(("settings", "event", "kind", "message"), FAILURES)
def test_errors_of_the_runtime(functions, new_function, settings, event, *, kind, message):
    error, payload = invoke(functions, new_function(**settings), event)
    assert error == "Unhandled"
    assert payload["errorType"] == kind
    assert message in payload["errorMessage"]


def test_other_runtimes_are_rejected_before_the_invocation(functions, new_function):
    name = new_function(runtime="nodejs22.x")
    with pytest.raises(ClientError, match=r"runs Python functions only; .* has runtime 'nodejs22.x'"):
        functions.invoke(FunctionName=name, InvocationType="Event")


def test_output_and_log_records_are_in_the_log_group(functions, new_function, embedded_aws):
    name = new_function("log")
    answer = functions.invoke(FunctionName=name, LogType="Tail")
    tail = base64.b64decode(answer["LogResult"]).decode()
    logs = embedded_aws.client("logs")
    (stream,) = logs.describe_log_streams(logGroupName=f"/aws/lambda/{name}")["logStreams"]
    events = logs.get_log_events(logGroupName=f"/aws/lambda/{name}", logStreamName=stream["logStreamName"])["events"]
    lines = [event["message"] for event in events]
    assert lines == tail.splitlines()
    assert lines[0].startswith("START RequestId: ")
    assert "printed" in lines
    assert any(line.startswith("[INFO]\t") and line.endswith("\tlogged") for line in lines)
    assert "to stderr" in "\n".join(lines)
    assert lines[-1].startswith("REPORT RequestId: ")


def test_output_before_a_timeout_is_in_the_log(functions, new_function):
    answer = functions.invoke(FunctionName=new_function("sleep", Timeout=1), Payload="30", LogType="Tail")
    assert "asleep" in base64.b64decode(answer["LogResult"]).decode().splitlines()


def test_a_configured_log_group_is_used(functions, new_function, embedded_aws):
    embedded_aws.client("logs").create_log_group(logGroupName="custom")
    name = new_function("log", LoggingConfig={"LogGroup": "custom"})
    invoke(functions, name)
    assert embedded_aws.client("logs").describe_log_streams(logGroupName="custom")["logStreams"]


def test_updated_code_runs_at_the_next_invocation(functions, new_function):
    name = new_function()
    functions.update_function_code(
        FunctionName=name, ZipFile=zipped(index="def echo(event, context):\n    return 'new'\n")
    )
    assert invoke(functions, name) == (None, "new")


def test_a_layer_is_importable(functions, new_function):
    layer = functions.publish_layer_version(
        LayerName="layer", Content={"ZipFile": zipped(**{"python/from_layer": "x = 1"})}
    )
    name = new_function("imports", Layers=[layer["LayerVersionArn"]])
    assert invoke(functions, name, "from_layer") == (None, "imported")


def test_an_asynchronous_invocation_returns_immediately(functions, new_function):
    started = time.monotonic()
    answer = functions.invoke(FunctionName=new_function("sleep"), InvocationType="Event", Payload="25")
    assert time.monotonic() - started < 20
    assert answer["StatusCode"] == 202


@pytest.mark.parametrize(
    ("handler", "destination", "expected"),
    [
        pytest.param("fail", "OnFailure", {"condition": "RetriesExhausted", "error": "LookupError"}, id="failure"),
        pytest.param("echo", "OnSuccess", {"condition": "Success", "error": None}, id="success"),
    ],
)
def test_a_destination_receives_a_record(functions, new_function, embedded_aws, *, handler, destination, expected):
    name, receiver, other = new_function(handler), new_function("record"), new_function("record")
    arns = {
        each: functions.get_function(FunctionName=each)["Configuration"]["FunctionArn"] for each in (receiver, other)
    }
    unused = {"OnFailure": "OnSuccess", "OnSuccess": "OnFailure"}[destination]
    functions.put_function_event_invoke_config(
        FunctionName=name,
        MaximumRetryAttempts=0,
        DestinationConfig={destination: {"Destination": arns[receiver]}, unused: {"Destination": arns[other]}},
    )
    functions.invoke(FunctionName=name, InvocationType="Event", Payload='{"order": 7}')
    logs = embedded_aws.client("logs")

    def records(function):
        group = f"/aws/lambda/{function}"
        if not logs.describe_log_groups(logGroupNamePrefix=group)["logGroups"]:
            return []
        events = logs.filter_log_events(logGroupName=group)["events"]
        return [json.loads(event["message"]) for event in events if event["message"].startswith("{")]

    [record] = until(lambda: records(receiver))
    context = record["requestContext"]
    assert record["requestPayload"] == {"order": 7}
    assert context["condition"] == expected["condition"]
    assert context["approximateInvokeCount"] == 1
    assert context["functionArn"].endswith(f":function:{name}:$LATEST")
    assert record["responsePayload"].get("errorType") == expected["error"]
    assert records(other) == []


class TestAsynchronousInvocations:
    def submit(self, outcomes, *, retries=2):
        made = []

        def attempt():
            made.append(time.monotonic())
            outcome = outcomes[len(made) - 1]
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

        invocations = AsynchronousInvocations(delays=(0.05, 0.1))
        invocations.submit(attempt, retries=retries, name="f")
        return made

    @pytest.mark.parametrize(
        ("outcomes", "retries", "expected"),
        [
            pytest.param([True, True], 2, 1, id="success"),
            pytest.param([False, True], 2, 2, id="second-attempt-succeeds"),
            pytest.param([False, False, False, True], 2, 3, id="all-attempts-fail"),
            pytest.param([ValueError("broken"), True], 2, 2, id="exception"),
            pytest.param([False, True], 0, 1, id="no-retries"),
        ],
    )
    def test_a_failed_attempt_is_retried(self, outcomes, retries, expected):
        made = self.submit(outcomes, retries=retries)
        until(lambda: len(made) >= expected)
        time.sleep(0.2)
        assert len(made) == expected

    def test_there_are_no_retries_after_close(self):
        invocations = AsynchronousInvocations(delays=(0.2, 0.2))
        made = []
        invocations.submit(lambda: made.append(1) is not None, retries=2, name="f")
        until(lambda: made)
        invocations.close()
        time.sleep(0.3)
        assert made == [1]
