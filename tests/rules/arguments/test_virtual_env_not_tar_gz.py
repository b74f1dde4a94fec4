"""The rule virtual-env-not-tar-gz: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.arguments.virtual_env_not_tar_gz import VirtualEnvNotTarGz

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--python-virtual-env"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("zip", AT, arguments={KEY: "s3://bucket/venv.zip"}),
        case("whl", AT, arguments={KEY: "s3://bucket/lib-1.0-py3-none-any.whl"}),
        case("plain-tar", AT, job=STREAMING, arguments={KEY: "s3://bucket/venv.tar"}),
        case("no-ending", AT, arguments={KEY: "s3://bucket/venv"}),
        case("tar-gz", [], arguments={KEY: "s3://bucket/venv.tar.gz"}),
        case("tgz", [], arguments={KEY: "s3://bucket/venv.tgz"}),
        case("folder", AT, arguments={KEY: "s3://bucket/venv/"}),
        case("not-on-s3", [], arguments={KEY: "venv.zip"}),
        case("shell", [], job=SHELL, arguments={KEY: "s3://bucket/venv.zip"}),
        case("is-a-parameter", [], arguments={KEY: PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(VirtualEnvNotTarGz, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.zip"},
    }

    assert message(VirtualEnvNotTarGz, job) == (
        "Glue unpacks virtual environments only from .tar.gz files: needs a .tar.gz file, got 's3://bucket/venv.zip'"
    )
