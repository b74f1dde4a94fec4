"""What wheel-archive-without-no-index finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.wheel_archive_without_no_index import WheelArchiveWithoutNoIndex

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip"},
            },
            ["DefaultArguments.--python-modules-installer-option"],
            id="no-option",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip",
                    "--python-modules-installer-option": "--upgrade",
                },
            },
            ["DefaultArguments.--python-modules-installer-option"],
            id="other-option",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip",
                    "--python-modules-installer-option": "",
                },
            },
            ["DefaultArguments.--python-modules-installer-option"],
            id="empty-option",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip"},
                "NonOverridableArguments": {"--python-modules-installer-option": "--upgrade"},
            },
            ["NonOverridableArguments.--python-modules-installer-option"],
            id="option-not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip,s3://bucket/lib-1.0-py3-none-any.whl"
                },
            },
            ["DefaultArguments.--python-modules-installer-option"],
            id="among-others",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": {"Ref": "Parameter"},
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip"},
            },
            ["DefaultArguments.--python-modules-installer-option"],
            id="version-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip",
                    "--python-modules-installer-option": "--no-index",
                },
            },
            [],
            id="with-option",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip",
                    "--python-modules-installer-option": "--no-deps --no-index",
                },
            },
            [],
            id="with-more-options",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "--no-index,s3://bucket/libs-1.0.0.gluewheels.zip"},
            },
            [],
            id="option-in-the-list",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/libs.zip"},
            },
            [],
            id="any-zip",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip"},
            },
            [],
            id="glue-4",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip"},
            },
            [],
            id="shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip",
                    "--python-modules-installer-option": {"Ref": "Parameter"},
                },
            },
            [],
            id="option-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": {"Ref": "Parameter"}},
            },
            [],
            id="modules-are-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip"},
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(WheelArchiveWithoutNoIndex, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip"},
    }

    assert message(WheelArchiveWithoutNoIndex, job) == (
        "a zip of wheels is an index of its own: needs --no-index among the options, got None"
    )
