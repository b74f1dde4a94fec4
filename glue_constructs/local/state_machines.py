"""Step Functions: executions that really run.

moto has an interpreter of the Amazon States Language. Verified to behave like the service, with moto 5.2.5: Task with
`lambda:invoke`, Wait, Choice, Pass, Succeed and Fail; Retry with IntervalSeconds, BackoffRate, MaxAttempts,
MaxDelaySeconds and JitterStrategy; Catch; Parameters, ResultSelector, ResultPath and OutputPath; the context object;
TimeoutSeconds of a state and of the machine. This service enables it, and fixes how executions start and end.
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

# How long to wait until the thread of a new execution has loaded the definition.
_LOAD_TIMEOUT_SECONDS = 10.0


class StateMachines:
    """The Step Functions service of the embedded AWS."""

    def __init__(self, settings: Settings) -> None:  # noqa: ARG002 - all services have the same signature
        self._start_execution = StepFunctionsParserBackend.start_execution
        self._describe_execution = StepFunctionResponse.describe_execution
        self._start_lock = threading.Lock()
        self._patches = MotoPatches(
            MotoPatch(
                default_user_config["stepfunctions"],
                "execute_state_machine",
                replacement=True,
                reason="moto's default backend simulates executions",
            ),
            MotoPatch(
                StepFunctionsParserBackend,
                "start_execution",
                lambda *arguments: self._start(*arguments),  # noqa: PLW0108 - a method would not be bound to the backend
                reason="moto names an unnamed execution None, and starts two executions if two requests with one name "
                "are concurrent",
            ),
            MotoPatch(
                StepFunctionResponse,
                "stop_execution",
                lambda request: self._stop(request),  # noqa: PLW0108 - see above
                reason="moto drops error and cause, and fails while the execution is still being started",
            ),
            MotoPatch(
                StepFunctionResponse,
                "describe_execution",
                lambda request: self._describe(request),  # noqa: PLW0108 - see above
                reason="moto returns a string output without JSON encoding, and omits stopDate and error on a timeout",
            ),
        )

    def install(self) -> None:
        """Run state machines instead of simulating them."""
        self._patches.install()

    def close(self) -> None:
        """Restore moto's state machines. Running executions are threads, and end with the process."""
        self._patches.close()

    def _start(
        self, backend: Any, arn: str, name: str | None = None, body: str | None = None, trace: str | None = None
    ) -> Any:
        """Start an execution, or return the running execution with the same name and input."""
        if name:
            backend._validate_name(name)  # noqa: SLF001 - moto has this validation, but does not call it here
        try:
            json.loads(body or "{}")
        except ValueError as error:
            raise InvalidExecutionInput(f"Invalid State Machine Execution Input: '{error}'") from None
        with self._start_lock:
            return self._start_execution(backend, arn, name or str(uuid4()), body or "{}", trace or "")

    def _stop(self, request: Any) -> ActionResult:
        """Stop an execution, and store error and cause."""
        backend, arn = request.stepfunction_backend, request._get_param("executionArn")  # noqa: SLF001 - no public way
        execution = backend.describe_execution(arn)
        deadline = time.monotonic() + _LOAD_TIMEOUT_SECONDS
        while execution.exec_worker.env is None and time.monotonic() < deadline:
            time.sleep(0.01)
        if execution.status == "RUNNING":
            execution.error = request._get_param("error")  # noqa: SLF001 - see above
            execution.cause = request._get_param("cause")  # noqa: SLF001 - see above
            backend.stop_execution(arn)
        return ActionResult({"stopDate": execution.stop_date})

    def _describe(self, request: Any) -> ActionResult:
        """Describe an execution: add what moto omits."""
        answer: ActionResult = self._describe_execution(request)
        arn = request._get_param("executionArn")  # noqa: SLF001 - no public way
        execution = request.stepfunction_backend.describe_execution(arn)
        described = cast("dict[str, Any]", answer.result)
        if execution.status == "SUCCEEDED":
            described["output"] = json.dumps(execution.output)
        if execution.status == "TIMED_OUT":
            described.update(stopDate=execution.stop_date, error="States.Timeout")
        return answer
