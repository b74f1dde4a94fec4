"""What wheel-for-another-platform finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.wheel_for_another_platform import WheelForAnotherPlatform

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/lib-1.0-cp311-cp311-macosx_11_0_arm64.whl"
                },
            },
            ["DefaultArguments.--additional-python-modules"],
            id="macos",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp311-cp311-win_amd64.whl"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="windows",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/lib-1.0-cp311-cp311-manylinux2014_aarch64.whl"
                },
            },
            ["DefaultArguments.--additional-python-modules"],
            id="arm",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/lib-1.0-cp311-cp311-musllinux_1_1_x86_64.whl"
                },
            },
            ["DefaultArguments.--additional-python-modules"],
            id="alpine",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/lib-1.0-cp310-cp310-manylinux_2_28_x86_64.whl"
                },
            },
            ["DefaultArguments.--additional-python-modules"],
            id="newer-c-library",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/lib-1.0-cp311-cp311-manylinux_2_39_x86_64.whl"
                },
            },
            ["DefaultArguments.--additional-python-modules"],
            id="much-newer-c-library",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-cp311-cp311-win_amd64.whl"},
            },
            ["DefaultArguments.--extra-py-files"],
            id="python-files",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-cp39-cp39-win_amd64.whl"},
            },
            ["DefaultArguments.--extra-py-files"],
            id="shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-py3-none-any.whl"},
            },
            [],
            id="any",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-cp311-cp311-linux_x86_64.whl"},
            },
            [],
            id="linux",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "3.0",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/lib-1.0-cp37-cp37m-manylinux1_x86_64.whl"
                },
            },
            [],
            id="manylinux-1",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/lib-1.0-cp310-cp310-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"
                },
            },
            [],
            id="manylinux-2014",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/lib-1.0-cp310-cp310-manylinux2014_x86_64.manylinux_2_28_x86_64.whl"
                },
            },
            [],
            id="older-c-library-among-them",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.0",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/lib-1.0-cp311-cp311-manylinux_2_34_x86_64.whl"
                },
            },
            [],
            id="c-library-of-glue-5",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-cp39-cp39-manylinux_2_28_x86_64.whl"},
            },
            [],
            id="shell-on-linux",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib.whl"},
            },
            [],
            id="no-tags",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-cp39-cp39-win_amd64.whl"},
            },
            [],
            id="ray",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-cp39-cp39-win_amd64.whl"},
            },
            [],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-py-files": {"Ref": "Parameter"}},
            },
            [],
            id="files-are-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
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
        "pip refuses a wheel of another platform: needs a wheel for any platform, or for x86-64 Linux with "
        "glibc 2.26, got 'lib-1.0-cp310-cp310-manylinux_2_28_x86_64.whl'"
    )
