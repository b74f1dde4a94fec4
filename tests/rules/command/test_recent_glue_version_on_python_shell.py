"""What recent-glue-version-on-python-shell finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.recent_glue_version_on_python_shell import RecentGlueVersionOnPythonShell

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "5.0"},
            ["GlueVersion"],
            id="5.0",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "6.0"},
            ["GlueVersion"],
            id="6.0",
        ),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "3.0"}, [], id="3.0"),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "1.0"}, [], id="1.0"),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "4.0"}, [], id="4.0"),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}, [], id="left-out"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.0"}, [], id="spark"),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "5.0"}, [], id="command-is-a-parameter"
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": {"Ref": "Parameter"}},
            [],
            id="glue-version-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RecentGlueVersionOnPythonShell, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "5.0"}

    assert message(RecentGlueVersionOnPythonShell, job) == (
        "a Python shell job gains nothing from this GlueVersion, and one was reported to fail with it: needs "
        "'3.0' or none, got '5.0'"
    )
