"""What module-bundle-newer-than-glue-version finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.module_bundle_newer_than_glue_version import ModuleBundleNewerThanGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip",
                    "--python-modules-installer-option": "--no-index",
                },
            },
            ["DefaultArguments.--additional-python-modules"],
            id="zip-of-wheels",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "3.0",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/requirements.txt",
                    "--python-modules-installer-option": "-r",
                },
            },
            ["DefaultArguments.--additional-python-modules"],
            id="requirements",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/requirements.txt"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="without-option",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "4.0",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.0",
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip",
                    "--python-modules-installer-option": "--no-index",
                },
            },
            [],
            id="glue-5",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "DefaultArguments": {"--additional-python-modules": "pandas,s3://bucket/lib-1.0-py3-none-any.whl"},
            },
            [],
            id="modules-and-wheels",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/libs.zip"},
            },
            [],
            id="any-zip",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "2.0",
                "DefaultArguments": {"--additional-python-modules": "s3://bucket/requirements.txt"},
            },
            [],
            id="retired-version",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--additional-python-modules": "pandas"},
                "GlueVersion": "3.0",
            },
            [],
            id="shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": {"Ref": "Parameter"},
                "DefaultArguments": {
                    "--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip",
                    "--python-modules-installer-option": "--no-index",
                },
            },
            [],
            id="version-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "DefaultArguments": {"--additional-python-modules": {"Ref": "Parameter"}},
            },
            [],
            id="modules-are-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ModuleBundleNewerThanGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "4.0",
        "DefaultArguments": {"--additional-python-modules": "pandas,s3://bucket/libs-1.0.0.gluewheels.zip"},
    }

    assert message(ModuleBundleNewerThanGlueVersion, job) == (
        "Glue 4.0 installs no zip of wheels and no requirements file: needs single modules and "
        "wheels, or Glue 5.0 or later, got 's3://bucket/libs-1.0.0.gluewheels.zip'"
    )
