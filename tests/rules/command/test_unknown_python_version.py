"""The rule unknown-python-version: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.command.unknown_python_version import UnknownPythonVersion

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Command.PythonVersion"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("the-python-that-runs", AT, Command={"Name": "glueetl", "PythonVersion": "3.11"}),
        case("shell-3-10-as-a-float", AT, Command={"Name": "pythonshell", "PythonVersion": 3.1}),
        case("two", [], Command={"Name": "glueetl", "PythonVersion": "2"}),
        case("three", [], Command={"Name": "glueetl", "PythonVersion": "3"}),
        case("three-as-a-number", [], Command={"Name": "glueetl", "PythonVersion": 3}),
        case("three-nine", [], Command={"Name": "pythonshell", "PythonVersion": "3.9"}),
        case("not-set", []),
        case("python-version-is-a-parameter", [], Command={"Name": "glueetl", "PythonVersion": PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownPythonVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl", "PythonVersion": "3.11"}, "GlueVersion": "5.1"}

    assert message(UnknownPythonVersion, job) == ("unknown Command.PythonVersion: needs '2', '3' or '3.9', got '3.11'")
