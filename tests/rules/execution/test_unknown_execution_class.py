"""The rule unknown-execution-class: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.execution.unknown_execution_class import UnknownExecutionClass

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["ExecutionClass"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("lower-case", AT, ExecutionClass="flex"),
        case("spot", AT, ExecutionClass="SPOT"),
        case("empty", AT, ExecutionClass=""),
        case("flex", [], ExecutionClass="FLEX"),
        case("standard", [], ExecutionClass="STANDARD"),
        case("not-set", []),
        case("class-is-a-parameter", [], ExecutionClass=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownExecutionClass, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionClass": "flex"}

    assert message(UnknownExecutionClass, job) == ("unknown ExecutionClass: needs 'FLEX', got 'flex'")
