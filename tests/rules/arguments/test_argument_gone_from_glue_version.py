"""The rule argument-gone-from-glue-version: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, STREAMING, case

from glue_constructs.rules.arguments.argument_gone_from_glue_version import ArgumentGoneFromGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--continuous-log-logGroup"


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("log-group", [f"DefaultArguments.{KEY}"], arguments={KEY: "g"}),
        case(
            "stream-prefix-on-5.0",
            ["DefaultArguments.--continuous-log-logStreamPrefix"],
            job=STREAMING,
            GlueVersion="5.0",
            arguments={"--continuous-log-logStreamPrefix": "p"},
        ),
        case(
            "shuffle-of-2.0",
            ["DefaultArguments.--write-shuffle-spills-to-s3"],
            arguments={"--write-shuffle-spills-to-s3": ""},
        ),
        case("not-overridable", [f"NonOverridableArguments.{KEY}"], NonOverridableArguments={KEY: "g"}),
        case("4.0", [], GlueVersion="4.0", arguments={"--enable-continuous-cloudwatch-log": "true", KEY: "g"}),
        case("empty", [], arguments={KEY: ""}),
        case("left-to-flag-gone-from-glue-version", [], arguments={"--enable-continuous-cloudwatch-log": "true"}),
        case("shell", [], job=SHELL, GlueVersion="5.0", arguments={KEY: "g"}),
        case("argument-is-a-parameter", [], arguments={KEY: PARAMETER}),
        case("version-is-a-parameter", [], GlueVersion=PARAMETER, arguments={KEY: "g"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentGoneFromGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--continuous-log-logGroup": "g"}}

    assert message(ArgumentGoneFromGlueVersion, job) == (
        "--continuous-log-logGroup has no effect on Glue 5.0 and later: "
        "needs --custom-logGroup-prefix and --custom-logStream-prefix, got 'g'"
    )
