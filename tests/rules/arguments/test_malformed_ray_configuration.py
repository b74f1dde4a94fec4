"""The rule malformed-ray-configuration: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import ABSENT, PARAMETER, RAY, SPARK, case_of

from glue_constructs.rules.arguments.malformed_ray_configuration import MalformedRayConfiguration

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--logging_configuration"
AT = [f"DefaultArguments.{KEY}"]
JOB = {
    **RAY,
    "WorkerType": "Z.2X",
    "DefaultArguments": {"--object_spilling_config": '{"params": "{\\"uri\\": \\"s3://bucket\\"}"}'},
}
case = case_of(JOB)


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("no-json", AT, arguments={KEY: "CLOUDWATCH_LOGS=False"}),
        case("half-an-object", AT, arguments={KEY: '{"S3": '}),
        case(
            "single-quotes",
            ["DefaultArguments.--object_spilling_config"],
            arguments={"--object_spilling_config": "{'type': 'smart_open'}"},
        ),
        case(
            "a-list",
            ["DefaultArguments.--object_spilling_config"],
            arguments={"--object_spilling_config": '["smart_open"]'},
        ),
        case("a-number", AT, arguments={KEY: 5}),
        case(
            "not-overridable",
            ["NonOverridableArguments.--object_spilling_config"],
            NonOverridableArguments={"--object_spilling_config": "s3://bucket"},
            arguments=ABSENT,
        ),
        case("empty", [], arguments={KEY: "", "--object_spilling_config": ""}),
        case("an-object", [], arguments={KEY: '{"CLOUDWATCH_LOGS": {"IS_ENABLED": "False"}}'}),
        case("an-object-over-lines", [], arguments={KEY: "{\n}"}),
        case(
            "quotes-escaped-once-more", [], arguments={KEY: '{\\"CLOUDWATCH_LOGS\\": {\\"IS_ENABLED\\": \\"False\\"}}'}
        ),
        case("escapes-of-its-own", []),
        case("etl", [], job=SPARK, arguments={KEY: "no"}),
        case("value-is-a-parameter", [], arguments={KEY: PARAMETER, "--object_spilling_config": {"Fn::Sub": "{${A}"}}),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, arguments={KEY: "no"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedRayConfiguration, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
        "GlueVersion": "4.0",
        "WorkerType": "Z.2X",
        "DefaultArguments": {"--logging_configuration": "CLOUDWATCH_LOGS=False"},
    }

    assert message(MalformedRayConfiguration, job) == (
        "--logging_configuration is not a JSON object: needs a JSON object as a string, got 'CLOUDWATCH_LOGS=False'"
    )
