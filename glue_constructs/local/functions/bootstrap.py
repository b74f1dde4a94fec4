"""The main script of the process of a Lambda function: imports and calls the handler, and writes its result to a file.

It runs in an isolated interpreter (`-I -S`), with the standard library only. The event and the context are one line of
JSON on standard input. The server keeps that input open; at its end, when the server is gone, this process kills itself
and every process that the handler started.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import signal
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Context:
    """The context object, the second argument of a handler."""

    identity = None
    client_context = None

    def __init__(self, fields: dict[str, Any]) -> None:
        self.function_name: str = fields["function_name"]
        self.function_version: str = fields["function_version"]
        self.invoked_function_arn: str = fields["invoked_function_arn"]
        self.memory_limit_in_mb: str = fields["memory_limit_in_mb"]
        self.aws_request_id: str = fields["aws_request_id"]
        self.log_group_name: str = fields["log_group_name"]
        self.log_stream_name: str = fields["log_stream_name"]
        self._deadline: float = fields["deadline"]

    def get_remaining_time_in_millis(self) -> int:
        """Return the milliseconds until the function times out."""
        return max(0, int((self._deadline - time.time()) * 1000))


class RuntimeFailure(Exception):
    """An error that Lambda's runtime reports: the handler cannot be called, or its result is not JSON."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def main(result_file: str) -> None:
    """Invoke the handler once."""
    invocation = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_kill_when_server_ends, daemon=True).start()
    sys.path[:0] = os.environ["PYTHONPATH"].split(os.pathsep)
    context = Context(invocation["context"])
    _log_to_stdout(context.aws_request_id)
    result = _invoke(invocation["event"], context)
    Path(result_file).write_text(json.dumps(result), encoding="utf-8")
    # Not a normal exit, which would wait for threads of the handler; Lambda does not wait for them.
    os._exit(0)


def _invoke(event: Any, context: Context) -> dict[str, Any]:
    """Call the handler, and return `payload`, a JSON string, and `error`, whether the function failed."""
    try:
        value = _import_handler(os.environ["_HANDLER"])(event, context)
        return {"error": False, "payload": _marshal(value)}
    except RuntimeFailure as error:
        failure = {"errorMessage": str(error), "errorType": error.kind, "stackTrace": []}
    except Exception as error:  # noqa: BLE001 - any exception of the handler is the function's result
        frames = traceback.extract_tb(error.__traceback__)[1:]
        failure = {
            "errorMessage": str(error),
            "errorType": type(error).__name__,
            "stackTrace": traceback.format_list(frames),
        }
        traceback.print_exc(file=sys.stdout)
    sys.stdout.write(f"[ERROR] {failure['errorType']}: {failure['errorMessage']}\n")
    return {"error": True, "payload": json.dumps(failure | {"requestId": context.aws_request_id})}


def _import_handler(name: str) -> Callable[[Any, Context], Any]:
    module_name, _, function_name = name.rpartition(".")
    module_name = module_name.replace("/", ".")
    try:
        module = importlib.import_module(module_name)
    except ImportError as error:
        message = f"Unable to import module '{module_name}': {error}"
        raise RuntimeFailure("Runtime.ImportModuleError", message) from None
    except SyntaxError as error:
        message = f"Syntax error in module '{module_name}': {error}"
        raise RuntimeFailure("Runtime.UserCodeSyntaxError", message) from None
    try:
        handler: Callable[[Any, Context], Any] = getattr(module, function_name)
    except AttributeError:
        message = f"Handler '{function_name}' missing on module '{module_name}'"
        raise RuntimeFailure("Runtime.HandlerNotFound", message) from None
    return handler


def _marshal(value: Any) -> str:
    try:
        return json.dumps(value)
    except (TypeError, ValueError) as error:
        raise RuntimeFailure("Runtime.MarshalError", f"Unable to marshal response: {error}") from None


def _log_to_stdout(request_id: str) -> None:
    """Add a handler to the root logger, as Lambda's runtime does: functions only set the level."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        logging.Formatter(f"[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t{request_id}\t%(message)s", "%Y-%m-%dT%H:%M:%S")
    )
    logging.getLogger().addHandler(handler)


def _kill_when_server_ends() -> None:
    # Not through sys.stdin: this thread would hold its lock forever, and a handler that calls sys.exit would hang.
    os.read(0, 1)
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1])
