"""Helpers for the tests of the commands: calling a command, and writing templates."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner

from glue_constructs.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

MAIN = "from glue_constructs.cli import main; main()"
# A shell starts background processes, possibly these tests, with SIGINT ignored; Ctrl-C at a terminal is not ignored.
INTERRUPTIBLE = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {MAIN}"

JOB: dict[str, Any] = {
    "Role": "arn:aws:iam::123456789012:role/Glue",
    "Command": {"Name": "glueetl", "ScriptLocation": "s3://scripts/clean.py", "PythonVersion": "3"},
    "GlueVersion": "5.1",
    "WorkerType": "G.1X",
    "NumberOfWorkers": 2,
    "Timeout": 60,
}
"""The properties of a job without findings."""

TOO_FEW = {**JOB, "NumberOfWorkers": 1}
"""The properties of a job with an error, GC220."""


def call(*arguments: str, input: str | bytes | None = None) -> Result:
    """Call the command in this process."""
    return CliRunner().invoke(app, arguments, input=input, catch_exceptions=False)


def check(*arguments: object, input: str | bytes | None = None) -> Result:
    return call("check", *map(str, arguments), input=input)


def found(*arguments: object, input: str | bytes | None = None) -> list[tuple[str, str]]:
    """Return the resource and the rule of each finding."""
    rows = json.loads(check("--format", "json", *arguments, input=input).stdout)
    return [(row["resource"], row["rule"]) for row in rows]


def process(*arguments: object, before: str = "", **options: Any) -> subprocess.CompletedProcess[str]:
    """Call the command in a new process.

    Args:
        arguments: The arguments after `glue-constructs`.
        before: Python code to run first.
        options: Options of `subprocess.run`.
    """
    program = [sys.executable, "-c", f"{before}\n{MAIN}", *map(str, arguments)]
    if "stdout" not in options:
        options["capture_output"] = True
    return subprocess.run(program, text=True, check=False, **options)


def template(**jobs: dict[str, Any]) -> dict[str, Any]:
    """Return a template with these jobs."""
    return {"Resources": {name: {"Type": "AWS::Glue::Job", "Properties": job} for name, job in jobs.items()}}


def written(path: Path, content: object) -> Path:
    """Write a file: text, bytes, or data as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content, indent=2))
    return path
