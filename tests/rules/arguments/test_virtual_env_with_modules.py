"""The rule virtual-env-with-modules: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.arguments.virtual_env_with_modules import VirtualEnvWithModules

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--additional-python-modules"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("both", AT, arguments={"--python-virtual-env": "s3://bucket/venv.tar.gz", KEY: "a==1"}),
        case(
            "in-both-sections",
            AT,
            arguments={KEY: "a==1"},
            NonOverridableArguments={"--python-virtual-env": "s3://bucket/venv.tar.gz"},
        ),
        case(
            "streaming", AT, job=STREAMING, arguments={"--python-virtual-env": "s3://bucket/venv.tar.gz", KEY: "a==1"}
        ),
        case("alone", [], arguments={"--python-virtual-env": "s3://bucket/venv.tar.gz"}),
        case("modules-alone", [], arguments={KEY: "a==1"}),
        case("no-modules", [], arguments={"--python-virtual-env": "s3://bucket/venv.tar.gz", KEY: ""}),
        case("no-environment", [], arguments={"--python-virtual-env": "", KEY: "a==1"}),
        case(
            "storage-prefix",
            [],
            GlueVersion="6.0",
            arguments={"--python-virtual-env-storage-prefix": "s3://b/venv/", KEY: "a==1"},
        ),
        case("environment-is-a-parameter", [], arguments={"--python-virtual-env": PARAMETER, KEY: "a==1"}),
        case(
            "modules-are-a-parameter", [], arguments={"--python-virtual-env": "s3://bucket/venv.tar.gz", KEY: PARAMETER}
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(VirtualEnvWithModules, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--python-virtual-env": "s3://bucket/venv.tar.gz", "--additional-python-modules": "a==1"},
    }

    assert message(VirtualEnvWithModules, job) == (
        "a virtual environment replaces additional modules: needs no --additional-python-modules "
        "together with --python-virtual-env, got 'a==1'"
    )
