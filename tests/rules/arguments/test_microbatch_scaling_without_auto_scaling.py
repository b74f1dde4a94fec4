"""The rule microbatch-scaling-without-auto-scaling: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SPARK, STREAMING, case_of

from glue_constructs.rules.arguments.microbatch_scaling_without_auto_scaling import MicrobatchScalingWithoutAutoScaling

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--auto-scale-within-microbatch"
JOB = {**STREAMING, "DefaultArguments": {KEY: "true", "--enable-auto-scaling": "true"}}
case = case_of(JOB)


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("auto-scaling-missing", ["DefaultArguments.--enable-auto-scaling"], arguments={KEY: "true"}),
        case(
            "auto-scaling-off",
            ["DefaultArguments.--enable-auto-scaling"],
            arguments={KEY: "true", "--enable-auto-scaling": "false"},
        ),
        case(
            "auto-scaling-fixed-to-off",
            ["NonOverridableArguments.--enable-auto-scaling"],
            NonOverridableArguments={"--enable-auto-scaling": "false"},
        ),
        case("auto-scaling-on", []),
        case("no-effect", [], arguments={KEY: "false"}),
        case("neither", [], arguments={}),
        case("etl", [], job=SPARK, arguments={KEY: "true"}),
        case("auto-scaling-is-a-parameter", [], arguments={KEY: "true", "--enable-auto-scaling": PARAMETER}),
        case("flag-is-a-parameter", [], arguments={KEY: PARAMETER}),
        case("more-from-a-macro", [], arguments={KEY: "true", "Fn::Transform": {"Name": "AWS::Include"}}),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, arguments={KEY: "true"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MicrobatchScalingWithoutAutoScaling, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "gluestreaming"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--auto-scale-within-microbatch": "true"},
    }

    assert message(MicrobatchScalingWithoutAutoScaling, job) == (
        "--auto-scale-within-microbatch has no effect without auto scaling: needs 'true', got None"
    )
