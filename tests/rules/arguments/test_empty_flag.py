"""The rule empty-flag: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, SPARK, case

from glue_constructs.rules.arguments.empty_flag import EmptyFlag

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case(
            "observability",
            ["DefaultArguments.--enable-observability-metrics"],
            arguments={"--enable-observability-metrics": ""},
        ),
        case(
            "ray",
            ["DefaultArguments.--enable-observability-metrics"],
            job=RAY,
            arguments={"--enable-observability-metrics": ""},
        ),
        case("space", ["DefaultArguments.--enable-spark-ui"], arguments={"--enable-spark-ui": " "}),
        case(
            "not-overridable",
            ["NonOverridableArguments.--enable-job-insights"],
            NonOverridableArguments={"--enable-job-insights": ""},
        ),
        case("on-by-being-there", [], arguments={"--enable-metrics": "", "--enable-glue-datacatalog": ""}),
        case("no-flag", [], arguments={"--conf": ""}),
        case("shell", [], job=SHELL, arguments={"--enable-job-insights": ""}),
        case("argument-is-a-parameter", [], arguments={"--enable-spark-ui": PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(EmptyFlag, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--enable-job-insights": ""}}

    assert message(EmptyFlag, job) == ("--enable-job-insights is empty: needs 'true' or 'false', got ''")
