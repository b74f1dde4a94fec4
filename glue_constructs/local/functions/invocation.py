"""One invocation of a function, in a process that ends with the invocation."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from glue_constructs.local.functions.function import Function
    from glue_constructs.local.functions.sandbox import Sandbox
    from glue_constructs.local.processes import ProcessGroups


@dataclass(frozen=True)
class Result:
    """The result of an invocation.

    Attributes:
        payload: The handler's return value or the error, as JSON.
        failed: Whether the payload is an error.
        log: The output of the function, with Lambda's START, END and REPORT lines.
        log_stream: The log stream of the log.
    """

    payload: str
    failed: bool
    log: str
    log_stream: str


class Invocation:
    """Invokes a function once.

    Args:
        function: The function.
        event: The event for the handler, a JSON value.
        request_id: The request id, shared by all attempts of an asynchronous invocation. Default: a new id.
    """

    def __init__(self, function: Function, event: Any, *, request_id: str | None = None) -> None:
        self._function = function
        self._event = event
        self._request_id = request_id or str(uuid4())
        today = datetime.now(timezone.utc).strftime("%Y/%m/%d")
        self._log_stream = f"{today}/[{function.version}]{uuid4().hex}"

    def run(self, sandbox: Sandbox, processes: ProcessGroups) -> Result:
        """Run the handler until it returns or times out, and kill the processes that it left running."""
        with tempfile.TemporaryDirectory(dir=sandbox.temporary) as temporary:
            folder = Path(temporary)
            started = time.monotonic()
            status = self._run_process(sandbox, processes, folder)
            milliseconds = (time.monotonic() - started) * 1000
            failed, payload = self._outcome(folder / "result.json", status)
            output = (folder / "output.log").read_text(errors="replace")
        return Result(payload, failed, self._log(output, milliseconds), self._log_stream)

    def _run_process(self, sandbox: Sandbox, processes: ProcessGroups, folder: Path) -> int | None:
        """Run the process, and return its exit code; None if it timed out."""
        temporary = folder / "tmp"
        temporary.mkdir()
        environment = sandbox.environment(self._function, log_stream=self._log_stream, temporary=temporary)
        with (folder / "output.log").open("wb") as output:
            process = processes.start(
                sandbox.command(folder / "result.json"),
                cwd=sandbox.task_root(self._function),
                env=environment,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            self._send(process)
            return process.wait(self._function.timeout)
        except subprocess.TimeoutExpired:
            return None
        finally:
            processes.kill(process)

    def _send(self, process: subprocess.Popen[bytes]) -> None:
        """Send event and context. The pipe stays open: to the process, its end means that this server has ended."""
        if process.stdin is None:
            return
        try:
            process.stdin.write(json.dumps({"event": self._event, "context": self._context()}).encode() + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            pass  # the process has already ended, and its exit code is reported

    def _context(self) -> dict[str, Any]:
        function = self._function
        return {
            "function_name": function.name,
            "function_version": function.version,
            "invoked_function_arn": function.arn,
            "memory_limit_in_mb": str(function.memory),
            "aws_request_id": self._request_id,
            "log_group_name": function.log_group,
            "log_stream_name": self._log_stream,
            "deadline": time.time() + function.timeout,
        }

    def _outcome(self, result_file: Path, status: int | None) -> tuple[bool, str]:
        if status is None:
            message = f"Task timed out after {self._function.timeout:.2f} seconds"
            return True, self._error("Sandbox.Timedout", message)
        if result_file.exists():
            result = json.loads(result_file.read_text())
            return result["error"], result["payload"]
        cause = f"signal: {-status}" if status < 0 else f"exit status {status}"
        return True, self._error("Runtime.ExitError", f"Runtime exited with error: {cause}")

    def _error(self, kind: str, message: str) -> str:
        return json.dumps({"errorType": kind, "errorMessage": f"RequestId: {self._request_id} Error: {message}"})

    def _log(self, output: str, milliseconds: float) -> str:
        lines = [
            f"START RequestId: {self._request_id} Version: {self._function.version}",
            *output.splitlines(),
            f"END RequestId: {self._request_id}",
            "\t".join([f"REPORT RequestId: {self._request_id}", f"Duration: {milliseconds:.2f} ms"]),
        ]
        return "\n".join(lines)
