"""What unknown-execution-class finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.unknown_execution_class import UnknownExecutionClass

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionClass": "flex"},
            ["ExecutionClass"],
            id="lower-case",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionClass": "SPOT"},
            ["ExecutionClass"],
            id="spot",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionClass": ""}, ["ExecutionClass"], id="empty"
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionClass": "FLEX"}, [], id="flex"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionClass": "STANDARD"}, [], id="standard"
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="left-out"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionClass": {"Ref": "Parameter"}},
            [],
            id="class-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownExecutionClass, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionClass": "flex"}

    assert message(UnknownExecutionClass, job) == ("ExecutionClass is none that Glue has: needs 'FLEX', got 'flex'")
