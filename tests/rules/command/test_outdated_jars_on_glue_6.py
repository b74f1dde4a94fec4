"""The rule outdated-jars-on-glue-6: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.command.outdated_jars_on_glue_6 import OutdatedJarsOnGlue6

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--extra-jars"


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case(
            "first-sdk",
            [f"DefaultArguments.{KEY}"],
            GlueVersion="6.0",
            arguments={KEY: "s3://bucket/a.jar,s3://bucket/aws-java-sdk-bundle-1.12.262.jar"},
        ),
        case(
            "not-overridable",
            [f"NonOverridableArguments.{KEY}"],
            GlueVersion="6.0",
            NonOverridableArguments={KEY: "s3://bucket/aws-java-sdk-1.11.jar"},
        ),
        case("second-sdk", [], GlueVersion="6.0", arguments={KEY: "s3://bucket/bundle-2.44.6.jar"}),
        case("bucket-of-that-name", [], GlueVersion="6.0", arguments={KEY: "s3://aws-java-sdk-1.12/bundle-2.44.6.jar"}),
        case("glue-5.1", [], arguments={KEY: "s3://bucket/aws-java-sdk-bundle-1.12.262.jar"}),
        case(
            "shell", [], job=SHELL, GlueVersion="6.0", arguments={KEY: "s3://bucket/aws-java-sdk-bundle-1.12.262.jar"}
        ),
        case("jars-are-a-parameter", [], GlueVersion="6.0", arguments={KEY: PARAMETER}),
        case("arguments-are-a-parameter", [], GlueVersion="6.0", arguments=PARAMETER),
        case(
            "glue-version-is-a-parameter",
            [],
            GlueVersion=PARAMETER,
            arguments={KEY: "s3://bucket/aws-java-sdk-bundle-1.12.262.jar"},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(OutdatedJarsOnGlue6, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "6.0",
        "DefaultArguments": {"--extra-jars": "s3://bucket/aws-java-sdk-bundle-1.12.262.jar,s3://bucket/b.jar"},
    }

    assert message(OutdatedJarsOnGlue6, job) == (
        "Glue 6.0 does not have the AWS SDK for Java v1: needs jars of the AWS SDK for Java v2, got "
        "'aws-java-sdk-bundle-1.12.262.jar'"
    )
