"""Step Functions that really run.

moto has an interpreter of the States language. What it does as the service does, verified with 5.2.5: Task with
`lambda:invoke`, Wait, Choice, Pass, Succeed and Fail; Retry with IntervalSeconds, BackoffRate, MaxAttempts,
MaxDelaySeconds and JitterStrategy; Catch; Parameters, ResultSelector, ResultPath and OutputPath; the context object;
TimeoutSeconds of a state and of the machine. This room turns it on and mends how executions start and end.
"""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from moto.core.config import default_user_config
from moto.core.responses import ActionResult
from moto.stepfunctions.exceptions import InvalidExecutionInput
from moto.stepfunctions.parser.models import StepFunctionsParserBackend
from moto.stepfunctions.responses import StepFunctionResponse

from glue_constructs.local.moto_patches import MotoPatch, MotoPatches

if TYPE_CHECKING:
    from glue_constructs.local.settings import Settings

# Seconds within which the thread of a new execution has read the definition.
_BEGINNING = 10.0


class StateMachines:
    """The room."""

    def __init__(self, settings: Settings) -> None:  # noqa: ARG002 - every room is made alike
        self._start_execution = StepFunctionsParserBackend.start_execution
        self._describe_execution = StepFunctionResponse.describe_execution
        self._starting = threading.Lock()
        self._patches = MotoPatches(
            MotoPatch(
                default_user_config["stepfunctions"],
                "execute_state_machine",
                replacement=True,
                reason="moto's other backend answers with made-up executions",
            ),
            MotoPatch(
                StepFunctionsParserBackend,
                "start_execution",
                lambda *arguments: self._start(*arguments),  # noqa: PLW0108 - a method would not bind to the backend
                reason="moto names an unnamed execution None, and starts two of one name when both come at once",
            ),
            MotoPatch(
                StepFunctionResponse,
                "stop_execution",
                lambda request: self._stop(request),  # noqa: PLW0108 - the same
                reason="moto loses error and cause, and fails when the execution has only just been started",
            ),
            MotoPatch(
                StepFunctionResponse,
                "describe_execution",
                lambda request: self._describe(request),  # noqa: PLW0108 - the same
                reason="moto gives an output that is a text as no JSON, and tells neither when nor why one timed out",
            ),
        )

    def install(self) -> None:
        """Run state machines from now on."""
        self._patches.install()

    def close(self) -> None:
        """Leave state machines to moto. Executions end with the process, whose threads they are."""
        self._patches.close()

    def _start(
        self, backend: Any, arn: str, name: str | None = None, body: str | None = None, trace: str | None = None
    ) -> Any:
        """Start an execution; one of that name and input that is running is the one that was meant."""
        if name:
            backend._validate_name(name)  # noqa: SLF001 - moto has the rules and does not apply them here
        try:
            json.loads(body or "{}")
        except ValueError as error:
            raise InvalidExecutionInput(f"Invalid State Machine Execution Input: '{error}'") from None
        with self._starting:
            return self._start_execution(backend, arn, name or str(uuid4()), body or "{}", trace or "")

    def _stop(self, request: Any) -> ActionResult:
        """Stop an execution, and remember why."""
        backend, arn = request.stepfunction_backend, request._get_param("executionArn")  # noqa: SLF001 - moto's
        execution = backend.describe_execution(arn)
        deadline = time.monotonic() + _BEGINNING
        while execution.exec_worker.env is None and time.monotonic() < deadline:
            time.sleep(0.01)
        if execution.status == "RUNNING":
            execution.error = request._get_param("error")  # noqa: SLF001 - the same
            execution.cause = request._get_param("cause")  # noqa: SLF001 - the same
            backend.stop_execution(arn)
        return ActionResult({"stopDate": execution.stop_date})

    def _describe(self, request: Any) -> ActionResult:
        """Describe an execution."""
        answer: ActionResult = self._describe_execution(request)
        arn = request._get_param("executionArn")  # noqa: SLF001 - moto's
        execution = request.stepfunction_backend.describe_execution(arn)
        described = cast("dict[str, Any]", answer.result)
        if execution.status == "SUCCEEDED":
            described["output"] = json.dumps(execution.output)
        if execution.status == "TIMED_OUT":
            described.update(stopDate=execution.stop_date, error="States.Timeout")
        return answer
