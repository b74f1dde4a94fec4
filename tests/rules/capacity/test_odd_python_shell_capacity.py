"""The rule odd-python-shell-capacity: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.capacity.odd_python_shell_capacity import OddPythonShellCapacity

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["MaxCapacity"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("two", AT, job=SHELL, MaxCapacity=2),
        case("half", AT, job=SHELL, MaxCapacity=0.5),
        case("zero", AT, job=SHELL, MaxCapacity=0),
        case("sixteenth", [], job=SHELL, MaxCapacity=0.0625),
        case("sixteenth-as-text", [], job=SHELL, MaxCapacity="0.0625"),
        case("one", [], job=SHELL, MaxCapacity=1),
        case("one-as-a-float", [], job=SHELL, MaxCapacity=1.0),
        case("not-set", [], job=SHELL),
        case("spark", [], MaxCapacity=2),
        case("capacity-is-a-parameter", [], job=SHELL, MaxCapacity=PARAMETER),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, MaxCapacity=2),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(OddPythonShellCapacity, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 2}

    assert message(OddPythonShellCapacity, job) == (
        "unsupported MaxCapacity of a Python shell job: needs 0.0625 or 1, got 2"
    )
