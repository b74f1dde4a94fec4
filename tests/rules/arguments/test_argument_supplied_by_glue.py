"""The rule argument-supplied-by-glue: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, STREAMING, case

from glue_constructs.rules.arguments.argument_supplied_by_glue import ArgumentSuppliedByGlue

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("job-id", ["DefaultArguments.--JOB_ID"], arguments={"--JOB_ID": "x"}),
        case("run-id-on-streaming", ["DefaultArguments.--JOB_RUN_ID"], job=STREAMING, arguments={"--JOB_RUN_ID": "x"}),
        case(
            "not-overridable",
            ["NonOverridableArguments.--SECURITY_CONFIGURATION"],
            NonOverridableArguments={"--SECURITY_CONFIGURATION": "x"},
        ),
        case("shell", [], job=SHELL, arguments={"--JOB_RUN_ID": "x"}),
        case("another-case", [], job={}, Command={"Name": "glueetl"}, arguments={"--job_id": "x"}),
        case("command-is-a-parameter", [], job={}, Command=PARAMETER, arguments={"--JOB_ID": "x"}),
        case("argument-is-a-parameter", [], arguments={"--JOB_ID": PARAMETER}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentSuppliedByGlue, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--JOB_ID": "x"}}

    assert message(ArgumentSuppliedByGlue, job) == ("Glue itself passes --JOB_ID: needs no such argument, got 'x'")
