"""What virtual-env-with-modules finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.virtual_env_with_modules import VirtualEnvWithModules

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
                    "--python-virtual-env": "s3://bucket/venv.tar.gz",
                    "--additional-python-modules": "a==1",
                },
            },
            ["DefaultArguments.--additional-python-modules"],
            id="both",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "a==1"},
                "NonOverridableArguments": {"--python-virtual-env": "s3://bucket/venv.tar.gz"},
            },
            ["DefaultArguments.--additional-python-modules"],
            id="in-both-sections",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--python-virtual-env": "s3://bucket/venv.tar.gz",
                    "--additional-python-modules": "a==1",
                },
            },
            ["DefaultArguments.--additional-python-modules"],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.tar.gz"},
            },
            [],
            id="alone",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--additional-python-modules": "a==1"},
            },
            [],
            id="modules-alone",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--python-virtual-env": "s3://bucket/venv.tar.gz",
                    "--additional-python-modules": "",
                },
            },
            [],
            id="no-modules",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--python-virtual-env": "", "--additional-python-modules": "a==1"},
            },
            [],
            id="no-environment",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {
                    "--python-virtual-env-storage-prefix": "s3://b/venv/",
                    "--additional-python-modules": "a==1",
                },
            },
            [],
            id="storage-prefix",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--python-virtual-env": {"Ref": "Parameter"},
                    "--additional-python-modules": "a==1",
                },
            },
            [],
            id="environment-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--python-virtual-env": "s3://bucket/venv.tar.gz",
                    "--additional-python-modules": {"Ref": "Parameter"},
                },
            },
            [],
            id="modules-are-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(VirtualEnvWithModules, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.tar.gz", "--additional-python-modules": "a==1"},
    }

    assert message(VirtualEnvWithModules, job) == (
        "a virtual environment takes the place of additional modules: needs no --additional-python-modules "
        "beside --python-virtual-env, got 'a==1'"
    )
