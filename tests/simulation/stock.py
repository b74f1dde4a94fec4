"""The Provider framework of aws-cdk-lib with a user's on_event and is_complete, for comparison.

The framework: aws-cdk-lib 2.275, custom-resources/lib/provider-framework (runtime/framework.js, cfn-response.js,
outbound.js, util.js, waiter-state-machine.js, provider.js), translated to Python line by line: the marker of a failed
Create whose Delete is then ignored (aws-cdk#28996, #5525), the waiter that continues after a cancelled update
(aws-cdk#31541), `onTimeout` that reads the error's text, a response that is sent up to six times, a user's function
that is called a second time if its call fails. Its functions have a timeout of 15 minutes. Not translated: `NoEcho`,
stack traces in the reason.

The user's functions are AWS's sample, aws-samples/aws-analytics-reference-architecture,
core/src/synchronous-glue-job/resources/lambdas/lambda.py, called every 60 seconds: on_event starts the job and returns
the run id as the physical id, is_complete handles five of the ten states, Delete stops the run of its physical id.
`Stock` runs the job on an update, too, as most users do. `Synchronous` is AWS's construct without changes: an update
does not run the job.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError

from .errors import response_error
from .language import Machine
from .processes import Function, UserFunctionExited
from .provider import MACHINE, Provider
from .services import botocore_client

if TYPE_CHECKING:
    from collections.abc import Callable

    from .world import World

    Event = dict[str, Any]

CREATE_FAILED = "AWSCDK::CustomResourceProviderFramework::CREATE_FAILED"
MISSING_ID = "AWSCDK::CustomResourceProviderFramework::MISSING_PHYSICAL_ID"
_SECONDS = 15 * 60
_INTERVAL = 60
_TOTAL = 50 * 60
_ATTEMPTS = 5


class Retry(Exception):
    """Not yet complete; its text becomes the cause in Step Functions."""


class UserFunctionError(Exception):
    """The error of the user's function."""


# the user's functions


def on_event_of(*, update_runs: bool) -> Callable[[World, Event], Event]:
    """Return the user's on_event."""

    def on_event(_world: World, event: Event) -> Event:
        kind, run = event["RequestType"], event["ResourceProperties"].get("Run", {})
        if kind == "Create" or (kind == "Update" and update_runs):
            started = botocore_client("glue").start_job_run(JobName=run["JobName"], Arguments=run["Arguments"])
            return {"PhysicalResourceId": started["JobRunId"]}
        if kind == "Delete":
            botocore_client("glue").batch_stop_job_run(JobName=run["JobName"], JobRunIds=[event["PhysicalResourceId"]])
        return {"PhysicalResourceId": event["PhysicalResourceId"]}

    return on_event


def is_complete(_world: World, event: Event) -> Event:
    """The user's is_complete."""
    if event["RequestType"] == "Delete":
        return {"IsComplete": True}
    name = event["ResourceProperties"]["Run"]["JobName"]
    run = botocore_client("glue").get_job_run(JobName=name, RunId=event["PhysicalResourceId"])["JobRun"]
    if run["JobRunState"] == "SUCCEEDED":
        return {"IsComplete": True, "Data": {"LogGroupName": run["LogGroupName"]}}
    if run["JobRunState"] in ("STOPPED", "FAILED", "TIMEOUT", "ERROR"):
        raise RuntimeError(f"Glue job run is in {run['JobRunState']} state")
    return {"IsComplete": False}


# the framework


def _invoke(world: World, function: Callable[[World, Event], Event], event: Event) -> Event:
    """outbound.js: calls the function a second time if the call fails, even if the first call had an effect."""
    try:
        return _invoke_once(world, function, event)
    except (ClientError, BotoCoreError):
        return _invoke_once(world, function, event)


def _invoke_once(world: World, function: Callable[[World, Event], Event], event: Event) -> Event:
    process = world.process
    process.call("lambda.invoke", lambda: None, client_timeout=_SECONDS)
    process.inner = True
    failure = None
    result: Event = {}
    try:
        result = function(world, dict(event))
    except UserFunctionExited as error:
        failure = UserFunctionError(str(error))
    except Exception as error:  # noqa: BLE001  # the framework gets a FunctionError for every error
        failure = UserFunctionError(f"{type(error).__name__}: {error}")
    process.inner = False
    process.call("lambda.answer", lambda: None, client_timeout=_SECONDS)
    if failure:
        raise failure
    return result


def _submit(world: World, status: str, event: Event, reason: str = "") -> None:
    """cfn-response.js: submitResponse, with util.js: withRetries."""
    answer = {
        "Status": status,
        "Reason": reason or status,
        "StackId": event["StackId"],
        "RequestId": event["RequestId"],
        "PhysicalResourceId": event.get("PhysicalResourceId") or MISSING_ID,
        "LogicalResourceId": event["LogicalResourceId"],
        "Data": event.get("Data"),
    }
    content = json.dumps(answer).encode()
    url = event["ResponseURL"]
    for attempt in range(_ATTEMPTS):
        if _put(world, url, content):
            return
        world.process.sleep(0.5 * 2**attempt)
    if not _put(world, url, content):
        raise OSError("the response is not accepted")


def _put(world: World, url: str, content: bytes) -> bool:
    """outbound.js: httpRequest, which has no timeout."""
    try:
        world.process.call(
            "answer",
            lambda: world.put_answer(url, content),
            client_timeout=_SECONDS,
            raised=response_error,
            lost=lambda: OSError("hung up"),
        )
    except OSError:
        return False
    return True


def _safe_handler(block: Callable[[World, Event], None]) -> Callable[[World, Event], None]:
    """cfn-response.js: safeHandler."""

    def handler(world: World, given: Event) -> None:
        event = dict(given)
        if event["RequestType"] == "Delete" and event["PhysicalResourceId"] == CREATE_FAILED:
            _submit(world, "SUCCESS", event)
            return
        try:
            block(world, event)
        except Retry:
            raise
        except Exception as error:  # noqa: BLE001  # as in cfn-response.js
            if not event.get("PhysicalResourceId") and event["RequestType"] == "Create":
                event["PhysicalResourceId"] = CREATE_FAILED
            _submit(world, "FAILED", event, reason=str(error))

    return handler


def _on_timeout(world: World, error: Event) -> None:
    """framework.js: onTimeout."""
    event = json.loads(json.loads(error["Cause"])["errorMessage"])
    _submit(world, "FAILED", event, reason="Operation timed out")


class Stock(Provider):
    """The Provider framework with user functions that run the job on every update."""

    entry = "entry"
    update_runs = True
    # Not the texts of this library's reasons, and the attributes and permissions of its resources.
    promises = ("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P11")
    # Such a resource has no properties for these; CloudFormation waits for it as long as possible.
    fixed = {  # noqa: RUF012  # read only
        "wait": True,
        "stop": True,
        "run_on": "CHANGE",
        "on_failure": "fail",
        "wait_seconds": 3300,
        "reset_bookmark": False,
        "reset": False,
        "neighbour": False,
        "empty_parameter": None,
    }

    def __init__(self) -> None:
        on_event = on_event_of(update_runs=self.update_runs)

        def framework_on_event(world: World, event: Event) -> None:
            result = _invoke(world, on_event, event)
            default = event["RequestId"] if event["RequestType"] == "Create" else event["PhysicalResourceId"]
            resource = {**event, **result, "PhysicalResourceId": result.get("PhysicalResourceId") or default}
            botocore_client("stepfunctions").start_execution(stateMachineArn=MACHINE, input=json.dumps(resource))

        def framework_is_complete(world: World, event: Event) -> None:
            result = _invoke(world, is_complete, event)
            if not result["IsComplete"]:
                raise Retry(json.dumps({"errorType": "Error", "errorMessage": json.dumps(event)}))
            _submit(world, "SUCCESS", {**event, **result, "Data": {**event.get("Data", {}), **result.get("Data", {})}})

        self.functions = (
            Function("entry", _safe_handler(framework_on_event), _SECONDS, "entry"),
            Function("worker", _safe_handler(framework_is_complete), _SECONDS, "worker"),
            Function("timeout", _on_timeout, _SECONDS, "timeout"),
        )
        self.machine = Machine(_waiter())


class Synchronous(Stock):
    """AWS's SynchronousGlueJob: an update does not run the job."""

    update_runs = False


def _waiter() -> dict[str, Any]:
    """waiter-state-machine.js, with the retry policy of util.js."""
    retry = {
        "ErrorEquals": ["States.ALL"],
        "IntervalSeconds": _INTERVAL,
        "MaxAttempts": _TOTAL // _INTERVAL,
        "BackoffRate": 1,
    }
    return {
        "StartAt": "framework-isComplete-task",
        "States": {
            "framework-isComplete-task": {
                "End": True,
                "Retry": [retry],
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "framework-onTimeout-task"}],
                "Type": "Task",
                "Resource": "worker",
            },
            "framework-onTimeout-task": {"End": True, "Type": "Task", "Resource": "timeout"},
        },
    }
