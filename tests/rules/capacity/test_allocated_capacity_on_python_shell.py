"""The rule allocated-capacity-on-python-shell: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.capacity.allocated_capacity_on_python_shell import AllocatedCapacityOnPythonShell

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["AllocatedCapacity"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("alone", AT, job=SHELL, AllocatedCapacity=1),
        case("with-max-capacity", AT, job=SHELL, MaxCapacity=0.0625, AllocatedCapacity=1),
        case("spark", [], AllocatedCapacity=10),
        case("not-set", [], job=SHELL, MaxCapacity=1),
        case("capacity-is-a-parameter", [], job=SHELL, AllocatedCapacity=PARAMETER),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, AllocatedCapacity=1),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(AllocatedCapacityOnPythonShell, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "AllocatedCapacity": 1}

    assert message(AllocatedCapacityOnPythonShell, job) == (
        "a Python shell job does not take AllocatedCapacity: needs MaxCapacity, got 1"
    )
