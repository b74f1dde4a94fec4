"""What outdated-jars-on-glue-6 finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.outdated_jars_on_glue_6 import OutdatedJarsOnGlue6

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/a.jar,s3://bucket/aws-java-sdk-bundle-1.12.262.jar"},
            },
            ["DefaultArguments.--extra-jars"],
            id="first-sdk",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "NonOverridableArguments": {"--extra-jars": "s3://bucket/aws-java-sdk-1.11.jar"},
            },
            ["NonOverridableArguments.--extra-jars"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/bundle-2.44.6.jar"},
            },
            [],
            id="second-sdk",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--extra-jars": "s3://aws-java-sdk-1.12/bundle-2.44.6.jar"},
            },
            [],
            id="bucket-of-that-name",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-jars": "s3://bucket/aws-java-sdk-bundle-1.12.262.jar"},
            },
            [],
            id="glue-5.1",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/aws-java-sdk-bundle-1.12.262.jar"},
            },
            [],
            id="shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--extra-jars": {"Ref": "Parameter"}},
            },
            [],
            id="jars-are-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0", "DefaultArguments": {"Ref": "Parameter"}},
            [],
            id="arguments-are-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": {"Ref": "Parameter"},
                "DefaultArguments": {"--extra-jars": "s3://bucket/aws-java-sdk-bundle-1.12.262.jar"},
            },
            [],
            id="glue-version-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(OutdatedJarsOnGlue6, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "6.0",
        "DefaultArguments": {"--extra-jars": "s3://bucket/aws-java-sdk-bundle-1.12.262.jar,s3://bucket/b.jar"},
    }

    assert message(OutdatedJarsOnGlue6, job) == (
        "Glue 6.0 has no AWS SDK for Java v1: needs jars of the AWS SDK for Java v2, got "
        "'aws-java-sdk-bundle-1.12.262.jar'"
    )
