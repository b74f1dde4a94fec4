"""What outdated-jars-on-glue-6 finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.outdated_jars_on_glue_6 import OutdatedJarsOnGlue6

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/parser_2.12-1.0.jar"},
            },
            ["DefaultArguments.--extra-jars"],
            id="scala-2.12",
        ),
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
            ["DefaultArguments.--extra-jars"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/parser_2.13-1.0.jar"},
            },
            [],
            id="scala-2.13",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--extra-jars": "s3://libs_2.12/parser_2.13-1.0.jar"},
            },
            [],
            id="bucket-of-that-name",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-jars": "s3://bucket/parser_2.12-1.0.jar"},
            },
            [],
            id="glue-5.1",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/parser_2.12-1.0.jar"},
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
                "DefaultArguments": {"--extra-jars": "s3://bucket/parser_2.12-1.0.jar"},
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
        "DefaultArguments": {"--extra-jars": "s3://bucket/parser_2.12-1.0.jar,s3://bucket/b.jar"},
    }

    assert message(OutdatedJarsOnGlue6, job) == (
        "Glue 6.0 cannot load jars of Scala 2.12 or of the AWS SDK for Java v1: needs jars of Scala 2.13 and "
        "of the AWS SDK for Java v2, got 'parser_2.12-1.0.jar'"
    )
