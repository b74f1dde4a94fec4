"""What unknown-python-version finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.unknown_python_version import UnknownPythonVersion

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl", "PythonVersion": "3.11"}, "GlueVersion": "5.1"},
            ["Command.PythonVersion"],
            id="the-python-that-runs",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": 3.1}, "GlueVersion": "5.1"},
            ["Command.PythonVersion"],
            id="shell-3-10-as-a-float",
        ),
        pytest.param({"Command": {"Name": "glueetl", "PythonVersion": "2"}, "GlueVersion": "5.1"}, [], id="two"),
        pytest.param({"Command": {"Name": "glueetl", "PythonVersion": "3"}, "GlueVersion": "5.1"}, [], id="three"),
        pytest.param(
            {"Command": {"Name": "glueetl", "PythonVersion": 3}, "GlueVersion": "5.1"}, [], id="three-as-a-number"
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "5.1"}, [], id="three-nine"
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="left-out"),
        pytest.param(
            {"Command": {"Name": "glueetl", "PythonVersion": {"Ref": "Parameter"}}, "GlueVersion": "5.1"},
            [],
            id="python-version-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownPythonVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl", "PythonVersion": "3.11"}, "GlueVersion": "5.1"}

    assert message(UnknownPythonVersion, job) == (
        "Command.PythonVersion is none that Glue takes: needs '2', '3' or '3.9', got '3.11'"
    )
