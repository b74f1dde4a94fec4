"""What runs in the process of a Lambda function: imports the handler, calls it, and leaves its result in a file.

It runs in an isolated interpreter (`-I -S`) and is read as a script: the standard library is all it has. The event and
the context come as one line of standard input. That input stays open while the server lives; when it ends, so does this
process with every process that the handler started.
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
    """The second argument of a handler."""

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
        """Milliseconds until the function times out."""
        return max(0, int((self._deadline - time.time()) * 1000))


class Unusable(Exception):
    """The handler cannot be called, or its result cannot be sent."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def main(result_file: str) -> None:
    """Invoke the handler once."""
    invocation = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    sys.path[:0] = os.environ["PYTHONPATH"].split(os.pathsep)
    context = Context(invocation["context"])
    _log_to_stdout(context.aws_request_id)
    result = _invoke(invocation["event"], context)
    Path(result_file).write_text(json.dumps(result), encoding="utf-8")
    # Not a return: threads of the handler's must not hold the process, as they do not hold a function of Lambda.
    os._exit(0)


def _invoke(event: Any, context: Context) -> dict[str, Any]:
    """The result: `payload`, a JSON text, and `error`, whether the function failed."""
    try:
        value = _handler(os.environ["_HANDLER"])(event, context)
        return {"error": False, "payload": _marshal(value)}
    except Unusable as error:
        failure = {"errorMessage": str(error), "errorType": error.kind, "stackTrace": []}
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the function's answer
        frames = traceback.extract_tb(error.__traceback__)[1:]
        failure = {
            "errorMessage": str(error),
            "errorType": type(error).__name__,
            "stackTrace": traceback.format_list(frames),
        }
        traceback.print_exc(file=sys.stdout)
    sys.stdout.write(f"[ERROR] {failure['errorType']}: {failure['errorMessage']}\n")
    return {"error": True, "payload": json.dumps(failure | {"requestId": context.aws_request_id})}


def _handler(name: str) -> Callable[[Any, Context], Any]:
    module_name, _, function_name = name.rpartition(".")
    module_name = module_name.replace("/", ".")
    try:
        module = importlib.import_module(module_name)
    except ImportError as error:
        message = f"Unable to import module '{module_name}': {error}"
        raise Unusable("Runtime.ImportModuleError", message) from None
    except SyntaxError as error:
        message = f"Syntax error in module '{module_name}': {error}"
        raise Unusable("Runtime.UserCodeSyntaxError", message) from None
    try:
        handler: Callable[[Any, Context], Any] = getattr(module, function_name)
    except AttributeError:
        message = f"Handler '{function_name}' missing on module '{module_name}'"
        raise Unusable("Runtime.HandlerNotFound", message) from None
    return handler


def _marshal(value: Any) -> str:
    try:
        return json.dumps(value)
    except (TypeError, ValueError) as error:
        raise Unusable("Runtime.MarshalError", f"Unable to marshal response: {error}") from None


def _log_to_stdout(request_id: str) -> None:
    """Lambda's own handler on the root logger: functions set its level and never add one."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        logging.Formatter(f"[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t{request_id}\t%(message)s", "%Y-%m-%dT%H:%M:%S")
    )
    logging.getLogger().addHandler(handler)


def _end_with_the_server() -> None:
    # Not by sys.stdin, whose lock would be held for good and break the end of a handler that calls sys.exit.
    os.read(0, 1)
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1])
