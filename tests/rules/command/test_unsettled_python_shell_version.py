"""What unsettled-python-shell-version finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.unsettled_python_shell_version import UnsettledPythonShellVersion

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3"}}, ["Command.PythonVersion"], id="three"),
        pytest.param({"Command": {"Name": "pythonshell"}}, ["Command.PythonVersion"], id="left-out"),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "2"}}, [], id="two"),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}, [], id="three-nine"),
        pytest.param({"Command": {"Name": "glueetl", "PythonVersion": "3"}, "GlueVersion": "5.1"}, [], id="spark"),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}, "PythonVersion": "3"}, "GlueVersion": "5.1"},
            [],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": {"Ref": "Parameter"}}},
            [],
            id="python-version-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": {"Ref": "AWS::NoValue"}}},
            ["Command.PythonVersion"],
            id="python-version-is-no-value",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnsettledPythonShellVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "pythonshell"}}

    assert message(UnsettledPythonShellVersion, job) == (
        "it is not settled which Python this Python shell job gets: needs '3.9', got None"
    )
