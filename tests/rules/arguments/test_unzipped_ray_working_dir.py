"""What unzipped-ray-working-dir finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.unzipped_ray_working_dir import UnzippedRayWorkingDir

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
                "DefaultArguments": {"--working-dir": "s3://bucket/files.tar.gz"},
            },
            ["DefaultArguments.--working-dir"],
            id="another-archive",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--working-dir": "s3://bucket/files"},
            },
            ["DefaultArguments.--working-dir"],
            id="no-ending",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NonOverridableArguments": {"--working-dir": "s3://bucket/files"},
            },
            ["NonOverridableArguments.--working-dir"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--working-dir": "s3://bucket/files.zip"},
            },
            [],
            id="zip",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--working-dir": "s3://bucket/FILES.ZIP"},
            },
            [],
            id="upper-case",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--working-dir": "files.zip"},
            },
            [],
            id="left-to-the-rule-of-uris",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--working-dir": "s3://bucket/files"},
            },
            [],
            id="etl",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--working-dir": {"Fn::Sub": "s3://${Bucket}/files"}},
            },
            [],
            id="path-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--working-dir": "s3://bucket/files"},
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnzippedRayWorkingDir, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
        "GlueVersion": "4.0",
        "WorkerType": "Z.2X",
        "DefaultArguments": {"--working-dir": "s3://bucket/files"},
    }

    assert message(UnzippedRayWorkingDir, job) == (
        "the working directory is not packed: needs the S3 URI of a .zip file, got 's3://bucket/files'"
    )
