"""The rule unsettled-python-shell-version: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.command.unsettled_python_shell_version import UnsettledPythonShellVersion

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Command.PythonVersion"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("three", AT, job={}, Command={"Name": "pythonshell", "PythonVersion": "3"}),
        case("not-set", AT, job={}, Command={"Name": "pythonshell"}),
        case("two", [], job={}, Command={"Name": "pythonshell", "PythonVersion": "2"}),
        case("three-nine", [], job=SHELL),
        case("spark", [], Command={"Name": "glueetl", "PythonVersion": "3"}),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER, "PythonVersion": "3"}),
        case("python-version-is-a-parameter", [], job={}, Command={"Name": "pythonshell", "PythonVersion": PARAMETER}),
        case(
            "python-version-is-no-value",
            AT,
            job={},
            Command={"Name": "pythonshell", "PythonVersion": {"Ref": "AWS::NoValue"}},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnsettledPythonShellVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "pythonshell"}}

    assert message(UnsettledPythonShellVersion, job) == (
        "the Python version of this Python shell job is ambiguous: needs '3.9', got None"
    )
