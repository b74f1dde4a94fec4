"""Runs a script as `__main__` in the process of a run.

Usage: `launcher.py LIFELINE REPORT SCRIPT [ARGUMENT...]`. LIFELINE is the read end of a pipe whose write end the server
holds open: when the server ends for any reason, the pipe is closed, and the launcher kills its process group, including
Spark's JVM. REPORT is the file to which the exception that ends the script is written, as JSON.
"""

from __future__ import annotations

import json
import os
import runpy
import signal
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType


def main() -> None:
    """Run the script."""
    lifeline, report, script = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    sys.argv = sys.argv[3:]
    sys.path[0] = str(Path(script).parent)  # was the launcher's directory
    os.set_inheritable(lifeline, False)  # noqa: FBT003  otherwise the script's child processes, such as the JVM, would inherit it
    threading.Thread(target=_kill_group_when_server_exits, args=(lifeline,), daemon=True).start()
    try:
        runpy.run_path(script, run_name="__main__")
    except SystemExit as error:
        report.write_text(json.dumps(_describe(error, script)))
        raise
    except BaseException as error:  # noqa: BLE001  any exception that ends the script is reported, KeyboardInterrupt too
        report.write_text(json.dumps(_describe(error, script)))
        if not hasattr(error, "run_message"):
            traceback.print_exception(type(error), error, _script_part(error.__traceback__, script))
        sys.exit(1)
    finally:
        _stop_spark()


def _kill_group_when_server_exits(lifeline: int) -> None:
    os.read(lifeline, 1)
    os.killpg(0, signal.SIGKILL)


def _stop_spark() -> None:
    """Stop Spark if it writes an event log, which is complete only after Spark is stopped."""
    pyspark = sys.modules.get("pyspark")
    context = getattr(pyspark and pyspark.SparkContext, "_active_spark_context", None)
    if context is not None and context.getConf().get("spark.eventLog.enabled") == "true":
        with suppress(Exception):  # a JVM that has exited must not fail the script
            context.stop()


def _describe(error: BaseException, script: str) -> dict[str, Any]:
    lines = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == script]
    return {
        # `scala_program` sets its own message and line.
        "message": getattr(error, "run_message", None) or _message(error),
        "classes": [each.__name__ for each in type(error).__mro__],
        "line": getattr(error, "run_line", lines[-1] if lines else None),
    }


def _message(error: BaseException) -> str:
    """Return a short description of the exception; py4j's message contains the complete Java stack trace."""
    java = getattr(error, "java_exception", None)
    if java is not None:
        return f"{str(getattr(error, 'errmsg', '')).strip()} {java.getMessage()}"
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _script_part(trace: TracebackType | None, script: str) -> TracebackType | None:
    """Return the traceback without this file and runpy, or unchanged if the script did not begin."""
    part = trace
    while part is not None and part.tb_frame.f_code.co_filename != script:
        part = part.tb_next
    return part or trace


if __name__ == "__main__":
    main()
