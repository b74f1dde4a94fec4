"""Lambda functions, run as processes on this machine.

moto runs functions in Docker containers, or not at all. Here each invocation of a Python function runs in a separate
process. Differences from Lambda: every start is a cold start, memory and temporary storage have no limit, and all
runtimes use the Python interpreter that runs the server.
"""

from __future__ import annotations

import base64
import json
import logging
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from moto.awslambda.exceptions import LambdaClientError
from moto.awslambda.models import LambdaBackend, LambdaFunction

from glue_constructs.local.clients import Clients
from glue_constructs.local.functions.asynchronous import AsynchronousInvocations
from glue_constructs.local.functions.destinations import destination_of, invocation_record, is_function
from glue_constructs.local.functions.function import Function
from glue_constructs.local.functions.invocation import Invocation
from glue_constructs.local.functions.sandbox import Sandbox
from glue_constructs.local.moto_patches import MotoPatch, MotoPatches
from glue_constructs.local.processes import ProcessGroups

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from glue_constructs.local.functions.invocation import Result
    from glue_constructs.local.settings import Settings

_log = logging.getLogger(__name__)

# The number of bytes of the log that LogType=Tail returns. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
_TAIL_BYTES = 4096


class Functions:
    """The Lambda service of the embedded AWS."""

    def __init__(self, settings: Settings) -> None:
        self._clients = Clients.of(settings)
        self._sandbox = Sandbox(settings)
        self._processes = ProcessGroups()
        self._asynchronous = AsynchronousInvocations()
        create, configure = LambdaBackend.create_function, LambdaFunction.update_configuration
        self._patches = MotoPatches(
            MotoPatch(
                LambdaFunction,
                "invoke",
                lambda *arguments: self._invoke(*arguments),  # noqa: PLW0108 - a method would not be bound to the model
                reason="moto starts a Docker container, waits for asynchronous invocations, reports errors as Handled",
            ),
            MotoPatch(
                LambdaBackend,
                "create_function",
                lambda backend, spec: _with_log_group(create(backend, spec), spec),
                reason="moto ignores LoggingConfig",
            ),
            MotoPatch(
                LambdaFunction,
                "update_configuration",
                lambda model, updates: configure(_with_log_group(model, updates), updates),
                reason="moto ignores LoggingConfig",
            ),
        )

    def install(self) -> None:
        """Run functions as processes."""
        self._sandbox.open()
        self._patches.install()

    def close(self) -> None:
        """Kill every running function, and restore moto."""
        self._asynchronous.close()
        self._processes.close()
        self._patches.close()

    def _invoke(
        self,
        model: Any,
        body: str | bytes | None,
        headers: Mapping[str, str],
        response_headers: MutableMapping[str, str],
    ) -> str:
        """Handle Invoke: the body is the event; an error is reported in the headers of the response."""
        function = Function.of(model)
        if not function.runtime.startswith("python"):
            raise LambdaClientError(
                "InvalidRuntimeException",
                f"the embedded AWS runs Python functions only; {function.name} has runtime {function.runtime!r}",
            )
        event = json.loads(body) if body else {}
        kind = headers.get("X-Amz-Invocation-Type", "RequestResponse")
        if kind == "DryRun":
            return ""
        if kind == "Event":
            self._invoke_asynchronously(function, event)
            return ""
        result = self._run(function, event, str(uuid4()))
        response_headers["x-amz-executed-version"] = function.version
        response_headers["x-amz-log-result"] = base64.b64encode(result.log.encode()[-_TAIL_BYTES:]).decode()
        if result.failed:
            response_headers["x-amz-function-error"] = "Unhandled"
        return result.payload

    def _invoke_asynchronously(self, function: Function, event: Any) -> None:
        request_id = str(uuid4())
        results: list[Result] = []

        def attempt() -> bool:
            results.append(self._run(function, event, request_id))
            return not results[-1].failed

        def send_record(attempts: int) -> None:
            destination = destination_of(function, results)
            record = invocation_record(function, event, results, request_id=request_id, attempts=attempts)
            if is_function(destination):
                self._clients.client("lambda").invoke(
                    FunctionName=destination, InvocationType="Event", Payload=json.dumps(record)
                )
            elif destination:
                _log.warning("the embedded AWS supports only functions as destinations, got %s", destination)

        self._asynchronous.submit(attempt, retries=function.retries, name=function.name, after=send_record)

    def _run(self, function: Function, event: Any, request_id: str) -> Result:
        result = Invocation(function, event, request_id=request_id).run(self._sandbox, self._processes)
        self._write_log(function.log_group, result)
        return result

    def _write_log(self, group: str, result: Result) -> None:
        logs = self._clients.client("logs")
        with suppress(logs.exceptions.ResourceAlreadyExistsException):
            logs.create_log_group(logGroupName=group)
        logs.create_log_stream(logGroupName=group, logStreamName=result.log_stream)
        timestamp = int(time.time() * 1000)
        # CloudWatch Logs rejects an event with an empty message.
        events = [{"timestamp": timestamp, "message": line or " "} for line in result.log.splitlines()]
        logs.put_log_events(logGroupName=group, logStreamName=result.log_stream, logEvents=events)


def _with_log_group(model: Any, spec: Mapping[str, Any]) -> Any:
    group = (spec.get("LoggingConfig") or {}).get("LogGroup")
    if group:
        model.logs_group_name = group
    return model
