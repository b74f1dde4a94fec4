"""The rule flex-outside-etl: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, STREAMING, case

from glue_constructs.rules.execution.flex_outside_etl import FlexOutsideEtl

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["ExecutionClass"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("streaming", AT, job=STREAMING, ExecutionClass="FLEX"),
        case("shell", AT, job=SHELL, ExecutionClass="FLEX"),
        case("ray", AT, job=RAY, Command={"Name": "glueray"}, ExecutionClass="FLEX"),
        case("etl", [], ExecutionClass="FLEX"),
        case("standard-on-streaming", [], job=STREAMING, ExecutionClass="STANDARD"),
        case("standard-on-shell", [], job=SHELL, ExecutionClass="STANDARD"),
        case("unknown-command", [], Command={"Name": "spark"}, ExecutionClass="FLEX"),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, ExecutionClass="FLEX"),
        case("class-is-a-parameter", [], job=STREAMING, ExecutionClass=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(FlexOutsideEtl, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "ExecutionClass": "FLEX"}

    assert message(FlexOutsideEtl, job) == (
        "command 'gluestreaming' does not support the execution class FLEX: needs 'STANDARD', got 'FLEX'"
    )
