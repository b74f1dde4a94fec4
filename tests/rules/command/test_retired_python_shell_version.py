"""What retired-python-shell-version finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.retired_python_shell_version import RetiredPythonShellVersion

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "2"}}, ["Command.PythonVersion"], id="two"),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": 2}}, ["Command.PythonVersion"], id="two-as-a-number"
        ),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3"}}, [], id="three"),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}, [], id="three-nine"),
        pytest.param({"Command": {"Name": "pythonshell"}}, [], id="left-out"),
        pytest.param({"Command": {"Name": "glueetl", "PythonVersion": "2"}, "GlueVersion": "5.1"}, [], id="spark"),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}, "PythonVersion": "2"}, "GlueVersion": "5.1"},
            [],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": {"Ref": "Parameter"}}},
            [],
            id="python-version-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RetiredPythonShellVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "pythonshell", "PythonVersion": "2"}}

    assert message(RetiredPythonShellVersion, job) == (
        "Python 2 reached its end of life in Python shell jobs on 2026-04-01: needs '3.9', got '2'"
    )
