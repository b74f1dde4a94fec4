"""What virtual-env-not-tar-gz finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.virtual_env_not_tar_gz import VirtualEnvNotTarGz

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.zip"},
            },
            ["DefaultArguments.--python-virtual-env"],
            id="zip",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--python-virtual-env": "s3://bucket/lib-1.0-py3-none-any.whl"},
            },
            ["DefaultArguments.--python-virtual-env"],
            id="whl",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.tar"},
            },
            ["DefaultArguments.--python-virtual-env"],
            id="plain-tar",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv"},
            },
            ["DefaultArguments.--python-virtual-env"],
            id="no-ending",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.tar.gz"},
            },
            [],
            id="tar-gz",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.tgz"},
            },
            [],
            id="tgz",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv/"},
            },
            ["DefaultArguments.--python-virtual-env"],
            id="folder",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--python-virtual-env": "venv.zip"},
            },
            [],
            id="not-on-s3",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.zip"},
            },
            [],
            id="shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--python-virtual-env": {"Ref": "Parameter"}},
            },
            [],
            id="is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(VirtualEnvNotTarGz, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.zip"},
    }

    assert message(VirtualEnvNotTarGz, job) == (
        "Glue unpacks a virtual environment from a .tar.gz: needs a .tar.gz file, got 's3://bucket/venv.zip'"
    )
