"""Helpers for the tests of `glue-constructs cost`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cli.calls import JOB, call, template, written

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TEN: dict[str, Any] = {**JOB, "NumberOfWorkers": 10, "Timeout": 480, "MaxRetries": 2}
FLEX = {**JOB, "GlueVersion": "6.0", "ExecutionClass": "FLEX", "Timeout": 90}
STREAM = {key: value for key, value in JOB.items() if key != "Timeout"} | {"Command": {"Name": "gluestreaming"}}
SHELL = {"Role": "r", "Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "Timeout": 60}
SIZED = {**JOB, "NumberOfWorkers": {"Ref": "Workers"}}


def cost(*arguments: object, input: str | None = None) -> Result:
    return call("cost", *map(str, arguments), input=input)


def assembly(folder: Path, region: str | None = None, **jobs: dict[str, Any]) -> Path:
    """Write a cloud assembly with one stack, Orders."""
    stack = {
        "type": "aws:cloudformation:stack",
        "environment": f"aws://123456789012/{region or 'unknown-region'}",
        "properties": {"templateFile": "Orders.template.json"},
    }
    written(folder / "manifest.json", {"artifacts": {"Orders": stack}})
    written(folder / "Orders.template.json", template(**jobs))
    return folder
