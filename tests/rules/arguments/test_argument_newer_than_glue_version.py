"""The rule argument-newer-than-glue-version: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.arguments.argument_newer_than_glue_version import ArgumentNewerThanGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case(
            "log-prefix-on-4.0",
            ["DefaultArguments.--custom-logGroup-prefix"],
            GlueVersion="4.0",
            arguments={"--custom-logGroup-prefix": "a"},
        ),
        case(
            "virtual-env-on-4.0",
            ["DefaultArguments.--python-virtual-env"],
            GlueVersion="4.0",
            arguments={"--python-virtual-env": "s3://b/v.tar.gz"},
        ),
        case(
            "fine-grained-access-on-4.0",
            ["DefaultArguments.--enable-lakeformation-fine-grained-access"],
            GlueVersion="4.0",
            arguments={"--enable-lakeformation-fine-grained-access": "true"},
        ),
        case(
            "storage-prefix-on-5.1",
            ["DefaultArguments.--python-virtual-env-storage-prefix"],
            arguments={"--python-virtual-env-storage-prefix": "s3://b/v/"},
        ),
        case(
            "streaming",
            ["DefaultArguments.--custom-logStream-prefix"],
            job=STREAMING,
            GlueVersion="3.0",
            arguments={"--custom-logStream-prefix": "a"},
        ),
        case(
            "not-overridable",
            ["NonOverridableArguments.--custom-logGroup-prefix"],
            GlueVersion="4.0",
            NonOverridableArguments={"--custom-logGroup-prefix": "a"},
        ),
        case("5.1", [], arguments={"--custom-logGroup-prefix": "a", "--python-virtual-env": "s3://b/v.tar.gz"}),
        case("6.0", [], GlueVersion="6.0", arguments={"--python-virtual-env-storage-prefix": "s3://b/v/"}),
        case(
            "3.0",
            [],
            GlueVersion="3.0",
            arguments={"--datalake-formats": "hudi", "--enable-auto-scaling": "true", "--executor-cores": "4"},
        ),
        case("left-to-retired-glue-version", [], GlueVersion="2.0", arguments={"--datalake-formats": "hudi"}),
        case(
            "no-effect",
            [],
            GlueVersion="4.0",
            arguments={"--enable-lakeformation-fine-grained-access": "false", "--custom-logGroup-prefix": ""},
        ),
        case("shell", [], job=SHELL, GlueVersion="3.0", arguments={"--custom-logGroup-prefix": "a"}),
        case("argument-is-a-parameter", [], GlueVersion="4.0", arguments={"--custom-logGroup-prefix": PARAMETER}),
        case("version-is-a-parameter", [], GlueVersion=PARAMETER, arguments={"--custom-logGroup-prefix": "a"}),
        case("no-version", [], job={}, Command={"Name": "glueetl"}, arguments={"--custom-logGroup-prefix": "a"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentNewerThanGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**OLD, "DefaultArguments": {"--custom-logGroup-prefix": "a"}}

    assert message(ArgumentNewerThanGlueVersion, job) == (
        "Glue 4.0 does not support --custom-logGroup-prefix: needs GlueVersion 5.0 or later, got '4.0'"
    )
