"""What flex-outside-etl finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.flex_outside_etl import FlexOutsideEtl

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "ExecutionClass": "FLEX"},
            ["ExecutionClass"],
            id="streaming",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "ExecutionClass": "FLEX"},
            ["ExecutionClass"],
            id="shell",
        ),
        pytest.param(
            {"Command": {"Name": "glueray"}, "GlueVersion": "4.0", "ExecutionClass": "FLEX"},
            ["ExecutionClass"],
            id="ray",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionClass": "FLEX"}, [], id="etl"),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "ExecutionClass": "STANDARD"},
            [],
            id="standard-on-streaming",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "ExecutionClass": "STANDARD"},
            [],
            id="standard-on-shell",
        ),
        pytest.param(
            {"Command": {"Name": "spark"}, "GlueVersion": "5.1", "ExecutionClass": "FLEX"}, [], id="unknown-command"
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "5.1", "ExecutionClass": "FLEX"},
            [],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "ExecutionClass": {"Ref": "Parameter"}},
            [],
            id="class-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(FlexOutsideEtl, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "ExecutionClass": "FLEX"}

    assert message(FlexOutsideEtl, job) == (
        "command 'gluestreaming' has no execution class FLEX: needs 'STANDARD', got 'FLEX'"
    )
