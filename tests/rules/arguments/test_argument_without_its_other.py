"""The rule argument-without-its-other: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, case

from glue_constructs.rules.arguments.argument_without_its_other import ArgumentWithoutItsOther

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case(
            "log-group-without-continuous-logging",
            ["DefaultArguments.--continuous-log-logGroup"],
            GlueVersion="4.0",
            arguments={"--continuous-log-logGroup": "g"},
        ),
        case(
            "continuous-logging-off",
            ["DefaultArguments.--continuous-log-logGroup"],
            GlueVersion="4.0",
            arguments={"--continuous-log-logGroup": "g", "--enable-continuous-cloudwatch-log": "false"},
        ),
        case(
            "filter-without-continuous-logging",
            ["DefaultArguments.--enable-continuous-log-filter"],
            GlueVersion="4.0",
            arguments={"--enable-continuous-log-filter": "true"},
        ),
        case(
            "shell",
            ["DefaultArguments.--continuous-log-logStreamPrefix"],
            job=SHELL,
            arguments={"--continuous-log-logStreamPrefix": "p"},
        ),
        case(
            "jars-first-without-jars", ["DefaultArguments.--user-jars-first"], arguments={"--user-jars-first": "true"}
        ),
        case(
            "no-jars",
            ["DefaultArguments.--user-jars-first"],
            arguments={"--user-jars-first": "true", "--extra-jars": ""},
        ),
        case(
            "pip-options-without-modules",
            ["DefaultArguments.--python-modules-installer-option"],
            arguments={"--python-modules-installer-option": "--no-deps"},
        ),
        case(
            "version-of-no-environment",
            ["DefaultArguments.--python-virtual-env-version"],
            GlueVersion="6.0",
            arguments={"--python-virtual-env-version": "1"},
        ),
        case(
            "not-overridable",
            ["NonOverridableArguments.--user-jars-first"],
            NonOverridableArguments={"--user-jars-first": "true"},
        ),
        case(
            "other-in-the-other-section",
            [],
            GlueVersion="4.0",
            arguments={"--continuous-log-logGroup": "g"},
            NonOverridableArguments={"--enable-continuous-cloudwatch-log": "true"},
        ),
        case("both", [], arguments={"--user-jars-first": "true", "--extra-jars": "s3://b/a.jar"}),
        case("off", [], arguments={"--user-jars-first": "false"}),
        case("left-to-argument-gone-from-glue-version", [], arguments={"--continuous-log-logGroup": "g"}),
        case(
            "left-to-argument-newer-than-glue-version",
            [],
            arguments={"--python-virtual-env-storage-prefix": "s3://b/v/"},
        ),
        case("left-to-argument-not-for-command", [], job=SHELL, arguments={"--user-jars-first": "true"}),
        case("class-of-a-python-job", [], arguments={"--class": "GlueApp", "--job-language": "python"}),
        case("other-is-a-parameter", [], arguments={"--user-jars-first": "true", "--extra-jars": PARAMETER}),
        case("argument-is-a-parameter", [], arguments={"--user-jars-first": PARAMETER}),
        case("more-from-a-parameter", [], arguments={"--user-jars-first": "true"}, NonOverridableArguments=PARAMETER),
        case("version-is-a-parameter", [], GlueVersion=PARAMETER, arguments={"--continuous-log-logGroup": "g"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentWithoutItsOther, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--user-jars-first": "true"}}

    assert message(ArgumentWithoutItsOther, job) == (
        "--user-jars-first has no effect without --extra-jars: needs --extra-jars as well, got None"
    )
