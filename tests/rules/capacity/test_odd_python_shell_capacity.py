"""What odd-python-shell-capacity finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.capacity.odd_python_shell_capacity import OddPythonShellCapacity

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 2}, ["MaxCapacity"], id="two"
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 0.5}, ["MaxCapacity"], id="half"
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 0}, ["MaxCapacity"], id="zero"
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 0.0625}, [], id="sixteenth"
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": "0.0625"},
            [],
            id="sixteenth-as-text",
        ),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 1}, [], id="one"),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 1.0}, [], id="one-as-a-float"
        ),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}, [], id="left-out"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxCapacity": 2}, [], id="spark"),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": {"Ref": "Parameter"}},
            [],
            id="capacity-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "5.1", "MaxCapacity": 2},
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(OddPythonShellCapacity, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 2}

    assert message(OddPythonShellCapacity, job) == (
        "a Python shell job does not come in this size: needs 0.0625 or 1, got 2"
    )
