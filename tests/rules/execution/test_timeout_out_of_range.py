"""What timeout-out-of-range finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.timeout_out_of_range import TimeoutOutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 0}, ["Timeout"], id="zero"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": -5}, ["Timeout"], id="negative"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 10081}, ["Timeout"], id="over-seven-days"
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "Timeout": 0}, ["Timeout"], id="endless-stream"
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "Timeout": 20000}, ["Timeout"], id="shell"
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": "0"}, ["Timeout"], id="text"),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "5.1", "Timeout": 0},
            ["Timeout"],
            id="command-is-a-parameter",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 1}, [], id="one-minute"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 10080}, [], id="seven-days"),
        pytest.param({"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1"}, [], id="left-out"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": {"Ref": "Parameter"}},
            [],
            id="timeout-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(TimeoutOutOfRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 0}

    assert message(TimeoutOutOfRange, job) == ("Timeout is out of range: needs 1 to 10080 minutes, got 0")
