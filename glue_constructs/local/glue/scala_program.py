"""Compiles and runs a Scala script in the process of a run.

Usage: `scala_program.py SCRIPT CLASS CLASS_PATH [ARGUMENT...]`. The launcher runs it like a Python script, so it is
killed when the server ends, and its failures are reported. It runs as a file and imports nothing from this package.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

# For a JVM that runs for seconds; see `spark`.
_FAST_START_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

# The messages of spark-submit about a failure.
_EXCEPTION = re.compile(r'^Exception in thread "main" ([\w.$]+)(?:: (.*))?$')
_ERROR = re.compile(r"^Error: (.*)$")


class CompilationError(Exception):
    """The script could not be compiled.

    Attributes:
        run_message: The run's ErrorMessage, which the launcher reports.
        run_line: The line of the script; None if unknown.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.run_message = message
        self.run_line: int | None = None


class ScalaError(CompilationError):
    """The script threw an exception, or could not be run."""


def main(script: Path, class_name: str, class_path: str, arguments: list[str]) -> None:
    """Compile and run the script."""
    java = shutil.which("java") or "java"
    application = script.with_suffix(".jar")
    command = [
        java,
        *_FAST_START_OPTIONS,
        "-cp",
        class_path,
        "scala.tools.nsc.Main",
        "-usejavacp",
        "-d",
        str(application),
    ]
    compiled = subprocess.run([*command, str(script)], capture_output=True, text=True, check=False)
    output = (compiled.stdout + compiled.stderr).replace(f"{script.parent}/", "")
    sys.stderr.write(output)
    if compiled.returncode:
        errors = [line for line in output.splitlines() if ": error: " in line] or output.splitlines()[:1]
        raise CompilationError(f"Compilation failed: {' '.join(errors)}")
    _submit([_spark_submit(), "--class", class_name, str(application), *arguments], script)


def _submit(command: list[str], script: Path) -> None:
    """Run spark-submit, copy its standard error, and raise an error if it fails."""
    message, line = "", None
    location = re.compile(rf"\({re.escape(script.name)}:(\d+)\)")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace") as process:
        for text in process.stderr or ():
            sys.stderr.write(text)
            if not message:
                message = _message(text)
            elif line is None and (found := location.search(text)):
                line = int(found[1])
    if process.returncode:
        error = ScalaError(message or f"Command failed with exit code {process.returncode}")
        error.run_line = line
        raise error


def _message(text: str) -> str:
    """Return the service's message for an error line of spark-submit; empty for other lines."""
    if thrown := _EXCEPTION.match(text):
        return f"Exception in User Class: {thrown[1]} : {thrown[2] or 'null'}"
    error = _ERROR.match(text)
    return error[1] if error else ""


def _spark_submit() -> str:
    spec = importlib.util.find_spec("pyspark")
    return str(Path((spec and spec.origin) or "").parent / "bin" / "spark-submit")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:])
