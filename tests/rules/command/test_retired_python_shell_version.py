"""The rule retired-python-shell-version: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.command.retired_python_shell_version import RetiredPythonShellVersion

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Command.PythonVersion"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("two", AT, job={}, Command={"Name": "pythonshell", "PythonVersion": "2"}),
        case("two-as-a-number", AT, job={}, Command={"Name": "pythonshell", "PythonVersion": 2}),
        case("three", [], job={}, Command={"Name": "pythonshell", "PythonVersion": "3"}),
        case("three-nine", [], job=SHELL),
        case("not-set", [], job={}, Command={"Name": "pythonshell"}),
        case("spark", [], Command={"Name": "glueetl", "PythonVersion": "2"}),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER, "PythonVersion": "2"}),
        case("python-version-is-a-parameter", [], job={}, Command={"Name": "pythonshell", "PythonVersion": PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RetiredPythonShellVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "pythonshell", "PythonVersion": "2"}}

    assert message(RetiredPythonShellVersion, job) == (
        "Python 2 reached its end of life in Python shell jobs on 2026-04-01: needs '3.9', got '2'"
    )
