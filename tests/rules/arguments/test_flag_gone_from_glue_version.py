"""The rule flag-gone-from-glue-version: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, STREAMING, case

from glue_constructs.rules.arguments.flag_gone_from_glue_version import FlagGoneFromGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case(
            "continuous-logging",
            ["DefaultArguments.--enable-continuous-cloudwatch-log"],
            arguments={"--enable-continuous-cloudwatch-log": "true"},
        ),
        case(
            "filter-on-5.0",
            ["DefaultArguments.--enable-continuous-log-filter"],
            job=STREAMING,
            GlueVersion="5.0",
            arguments={"--enable-continuous-log-filter": ""},
        ),
        case(
            "driver-of-2.0-on-3.0",
            ["DefaultArguments.--use-postgres-driver"],
            GlueVersion="3.0",
            arguments={"--use-postgres-driver": "true"},
        ),
        case(
            "not-overridable",
            ["NonOverridableArguments.--enable-rename-algorithm-v2"],
            NonOverridableArguments={"--enable-rename-algorithm-v2": "true"},
        ),
        case("4.0", [], GlueVersion="4.0", arguments={"--enable-continuous-cloudwatch-log": "true"}),
        case("2.0", [], GlueVersion="2.0", arguments={"--use-postgres-driver": "true"}),
        case("off", [], arguments={"--enable-continuous-cloudwatch-log": "false"}),
        case("left-to-argument-gone-from-glue-version", [], arguments={"--continuous-log-logGroup": "g"}),
        case("shell", [], job=SHELL, GlueVersion="5.0", arguments={"--enable-continuous-cloudwatch-log": "true"}),
        case("argument-is-a-parameter", [], arguments={"--enable-continuous-cloudwatch-log": PARAMETER}),
        case("version-is-a-parameter", [], GlueVersion=PARAMETER, arguments={"--enable-continuous-log-filter": "true"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(FlagGoneFromGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--enable-continuous-cloudwatch-log": "true"}}

    assert message(FlagGoneFromGlueVersion, job) == (
        "--enable-continuous-cloudwatch-log has no effect on Glue 5.0 and later: needs no such argument, got 'true'"
    )
