"""The rule unzipped-ray-working-dir: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, case

from glue_constructs.rules.arguments.unzipped_ray_working_dir import UnzippedRayWorkingDir

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--working-dir"


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case(
            "another-archive",
            [f"DefaultArguments.{KEY}"],
            job=RAY,
            WorkerType="Z.2X",
            arguments={KEY: "s3://bucket/files.tar.gz"},
        ),
        case(
            "no-ending", [f"DefaultArguments.{KEY}"], job=RAY, WorkerType="Z.2X", arguments={KEY: "s3://bucket/files"}
        ),
        case(
            "not-overridable",
            [f"NonOverridableArguments.{KEY}"],
            job=RAY,
            WorkerType="Z.2X",
            NonOverridableArguments={KEY: "s3://bucket/files"},
        ),
        case("zip", [], job=RAY, WorkerType="Z.2X", arguments={KEY: "s3://bucket/files.zip"}),
        case("upper-case", [], job=RAY, WorkerType="Z.2X", arguments={KEY: "s3://bucket/FILES.ZIP"}),
        case("left-to-the-rule-of-uris", [], job=RAY, WorkerType="Z.2X", arguments={KEY: "files.zip"}),
        case("etl", [], arguments={KEY: "s3://bucket/files"}),
        case(
            "path-is-a-parameter", [], job=RAY, WorkerType="Z.2X", arguments={KEY: {"Fn::Sub": "s3://${Bucket}/files"}}
        ),
        case(
            "command-is-a-parameter",
            [],
            job=RAY,
            Command={"Name": PARAMETER},
            WorkerType="Z.2X",
            arguments={KEY: "s3://bucket/files"},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnzippedRayWorkingDir, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
        "GlueVersion": "4.0",
        "WorkerType": "Z.2X",
        "DefaultArguments": {"--working-dir": "s3://bucket/files"},
    }

    assert message(UnzippedRayWorkingDir, job) == (
        "the working directory is not a .zip file: needs the S3 URI of a .zip file, got 's3://bucket/files'"
    )
