"""The rule wheel-for-another-platform: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.arguments.wheel_for_another_platform import WheelForAnotherPlatform

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--additional-python-modules"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("macos", AT, arguments={KEY: "s3://bucket/lib-1.0-cp311-cp311-macosx_11_0_arm64.whl"}),
        case("windows", AT, arguments={KEY: "s3://bucket/lib-1.0-cp311-cp311-win_amd64.whl"}),
        case("arm", AT, arguments={KEY: "s3://bucket/lib-1.0-cp311-cp311-manylinux2014_aarch64.whl"}),
        case("alpine", AT, arguments={KEY: "s3://bucket/lib-1.0-cp311-cp311-musllinux_1_1_x86_64.whl"}),
        case(
            "newer-c-library",
            AT,
            GlueVersion="4.0",
            arguments={KEY: "s3://bucket/lib-1.0-cp310-cp310-manylinux_2_28_x86_64.whl"},
        ),
        case("much-newer-c-library", AT, arguments={KEY: "s3://bucket/lib-1.0-cp311-cp311-manylinux_2_39_x86_64.whl"}),
        case(
            "python-files",
            ["DefaultArguments.--extra-py-files"],
            arguments={"--extra-py-files": "s3://bucket/lib-1.0-cp311-cp311-win_amd64.whl"},
        ),
        case(
            "shell",
            ["DefaultArguments.--extra-py-files"],
            job=SHELL,
            arguments={"--extra-py-files": "s3://bucket/lib-1.0-cp39-cp39-win_amd64.whl"},
        ),
        case("any", [], arguments={KEY: "s3://bucket/lib-1.0-py3-none-any.whl"}),
        case("linux", [], arguments={KEY: "s3://bucket/lib-1.0-cp311-cp311-linux_x86_64.whl"}),
        case(
            "manylinux-1",
            [],
            GlueVersion="3.0",
            arguments={KEY: "s3://bucket/lib-1.0-cp37-cp37m-manylinux1_x86_64.whl"},
        ),
        case(
            "manylinux-2014",
            [],
            GlueVersion="4.0",
            arguments={KEY: "s3://bucket/lib-1.0-cp310-cp310-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"},
        ),
        case(
            "older-c-library-among-them",
            [],
            GlueVersion="4.0",
            arguments={KEY: "s3://bucket/lib-1.0-cp310-cp310-manylinux2014_x86_64.manylinux_2_28_x86_64.whl"},
        ),
        case(
            "c-library-of-glue-5",
            [],
            GlueVersion="5.0",
            arguments={KEY: "s3://bucket/lib-1.0-cp311-cp311-manylinux_2_34_x86_64.whl"},
        ),
        case(
            "shell-on-linux",
            [],
            job=SHELL,
            arguments={"--extra-py-files": "s3://bucket/lib-1.0-cp39-cp39-manylinux_2_28_x86_64.whl"},
        ),
        case("no-tags", [], arguments={KEY: "s3://bucket/lib.whl"}),
        case(
            "ray",
            [],
            job={},
            Command={"Name": "glueray", "Runtime": "Ray2.4"},
            arguments={"--extra-py-files": "s3://bucket/lib-1.0-cp39-cp39-win_amd64.whl"},
        ),
        case(
            "command-is-a-parameter",
            [],
            job={},
            Command={"Name": PARAMETER},
            arguments={"--extra-py-files": "s3://bucket/lib-1.0-cp39-cp39-win_amd64.whl"},
        ),
        case("files-are-a-parameter", [], arguments={"--extra-py-files": PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(WheelForAnotherPlatform, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "4.0",
        "DefaultArguments": {
            "--additional-python-modules": "s3://bucket/lib-1.0-cp310-cp310-manylinux_2_28_x86_64.whl"
        },
    }

    assert message(WheelForAnotherPlatform, job) == (
        "pip refuses a wheel for another platform: needs a wheel for any platform, or for x86-64 Linux with "
        "glibc 2.26, got 'lib-1.0-cp310-cp310-manylinux_2_28_x86_64.whl'"
    )
