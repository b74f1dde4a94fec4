"""What microbatch-scaling-without-auto-scaling finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.microbatch_scaling_without_auto_scaling import MicrobatchScalingWithoutAutoScaling

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--auto-scale-within-microbatch": "true"},
            },
            ["DefaultArguments.--enable-auto-scaling"],
            id="auto-scaling-missing",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--auto-scale-within-microbatch": "true", "--enable-auto-scaling": "false"},
            },
            ["DefaultArguments.--enable-auto-scaling"],
            id="auto-scaling-off",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--auto-scale-within-microbatch": "true", "--enable-auto-scaling": "true"},
                "NonOverridableArguments": {"--enable-auto-scaling": "false"},
            },
            ["NonOverridableArguments.--enable-auto-scaling"],
            id="auto-scaling-fixed-to-off",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--auto-scale-within-microbatch": "true", "--enable-auto-scaling": "true"},
            },
            [],
            id="auto-scaling-on",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--auto-scale-within-microbatch": "false"},
            },
            [],
            id="asks-for-nothing",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "DefaultArguments": {}}, [], id="neither"
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--auto-scale-within-microbatch": "true"},
            },
            [],
            id="etl",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--auto-scale-within-microbatch": "true",
                    "--enable-auto-scaling": {"Ref": "Parameter"},
                },
            },
            [],
            id="auto-scaling-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--auto-scale-within-microbatch": {"Ref": "Parameter"}},
            },
            [],
            id="flag-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--auto-scale-within-microbatch": "true",
                    "Fn::Transform": {"Name": "AWS::Include"},
                },
            },
            [],
            id="more-from-a-macro",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--auto-scale-within-microbatch": "true"},
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MicrobatchScalingWithoutAutoScaling, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "gluestreaming"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--auto-scale-within-microbatch": "true"},
    }

    assert message(MicrobatchScalingWithoutAutoScaling, job) == (
        "--auto-scale-within-microbatch does nothing without auto scaling: needs 'true', got None"
    )
