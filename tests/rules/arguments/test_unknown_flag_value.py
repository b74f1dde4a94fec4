"""The rule unknown-flag-value: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, case

from glue_constructs.rules.arguments.unknown_flag_value import UnknownFlagValue

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["DefaultArguments.--enable-spark-ui"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("yes", ["DefaultArguments.--enable-auto-scaling"], arguments={"--enable-auto-scaling": "yes"}),
        case("one", AT, arguments={"--enable-spark-ui": "1"}),
        case("upper-case", AT, arguments={"--enable-spark-ui": "True"}),
        case("upper-case-false", AT, arguments={"--enable-spark-ui": "False"}),
        case("space", AT, arguments={"--enable-spark-ui": "true "}),
        case("proxy", ["DefaultArguments.--disable-proxy-v2"], arguments={"--disable-proxy-v2": "yes"}),
        case(
            "not-overridable",
            ["NonOverridableArguments.--enable-job-insights"],
            NonOverridableArguments={"--enable-job-insights": "on"},
        ),
        case(
            "known",
            [],
            arguments={"--enable-auto-scaling": "true", "--enable-spark-ui": "false", "--disable-proxy-v2": "true"},
        ),
        case("boolean", [], arguments={"--enable-auto-scaling": True}),
        case("left-to-empty-flag", [], arguments={"--enable-auto-scaling": ""}),
        case("on-by-being-there", [], arguments={"--enable-metrics": "yes", "--enable-glue-datacatalog": "on"}),
        case("left-to-argument-not-for-command", [], job=SHELL, arguments={"--enable-job-insights": "yes"}),
        case("argument-is-a-parameter", [], arguments={"--enable-auto-scaling": PARAMETER}),
        case("command-is-a-parameter", [], job={}, Command=PARAMETER, arguments={"--enable-spark-ui": "yes"}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownFlagValue, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--enable-auto-scaling": "yes"}}

    assert message(UnknownFlagValue, job) == (
        "--enable-auto-scaling is neither true nor false: needs 'true' or 'false', got 'yes'"
    )
