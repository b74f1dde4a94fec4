"""What malformed-ray-configuration finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.malformed_ray_configuration import MalformedRayConfiguration

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--logging_configuration": "CLOUDWATCH_LOGS=False"},
            },
            ["DefaultArguments.--logging_configuration"],
            id="no-json",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--logging_configuration": '{"S3": '},
            },
            ["DefaultArguments.--logging_configuration"],
            id="half-an-object",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--object_spilling_config": "{'type': 'smart_open'}"},
            },
            ["DefaultArguments.--object_spilling_config"],
            id="single-quotes",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--object_spilling_config": '["smart_open"]'},
            },
            ["DefaultArguments.--object_spilling_config"],
            id="a-list",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--logging_configuration": 5},
            },
            ["DefaultArguments.--logging_configuration"],
            id="a-number",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NonOverridableArguments": {"--object_spilling_config": "s3://bucket"},
            },
            ["NonOverridableArguments.--object_spilling_config"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--logging_configuration": "", "--object_spilling_config": ""},
            },
            [],
            id="empty",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--logging_configuration": '{"CLOUDWATCH_LOGS": {"IS_ENABLED": "False"}}'},
            },
            [],
            id="an-object",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--logging_configuration": "{\n}"},
            },
            [],
            id="an-object-over-lines",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {
                    "--logging_configuration": '{\\"CLOUDWATCH_LOGS\\": {\\"IS_ENABLED\\": \\"False\\"}}'
                },
            },
            [],
            id="quotes-escaped-once-more",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--object_spilling_config": '{"params": "{\\"uri\\": \\"s3://bucket\\"}"}'},
            },
            [],
            id="escapes-of-its-own",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--logging_configuration": "no"},
            },
            [],
            id="etl",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {
                    "--logging_configuration": {"Ref": "Parameter"},
                    "--object_spilling_config": {"Fn::Sub": "{${A}"},
                },
            },
            [],
            id="value-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--logging_configuration": "no"},
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
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
