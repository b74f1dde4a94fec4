"""What requirements-file-without-option finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.requirements_file_without_option import RequirementsFileWithoutOption

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/requirements.txt"},
            },
            ["DefaultArguments.--python-modules-installer-option"],
            id="no-option",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/requirements.txt",
                    "--python-modules-installer-option": "--no-deps",
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
                    "--additional-python-modules": "s3://bucket/requirements.txt",
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
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/requirements-glue.txt"},
            },
            ["DefaultArguments.--python-modules-installer-option"],
            id="any-text-file",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/requirements.txt"},
            },
            ["DefaultArguments.--python-modules-installer-option"],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/requirements.txt",
                    "--python-modules-installer-option": "-r",
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
                    "--additional-python-modules": "s3://bucket/requirements.txt",
                    "--python-modules-installer-option": "--no-deps --requirement",
                },
            },
            [],
            id="with-long-option",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "-r,s3://bucket/requirements.txt"},
            },
            [],
            id="option-in-the-list",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "-r s3://bucket/requirements.txt"},
            },
            [],
            id="option-before-the-file",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "requirements"},
            },
            [],
            id="no-file",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/requirements.txt"},
            },
            [],
            id="glue-4",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/requirements.txt"},
            },
            [],
            id="shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/requirements.txt",
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
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RequirementsFileWithoutOption, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {
            "--additional-python-modules": "s3://bucket/requirements.txt",
            "--python-modules-installer-option": "--no-deps",
        },
    }

    assert message(RequirementsFileWithoutOption, job) == (
        "pip reads a requirements file after -r only: needs -r among the options, got '--no-deps'"
    )
