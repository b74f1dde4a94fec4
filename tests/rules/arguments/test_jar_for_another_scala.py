"""What jar-for-another-scala finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.jar_for_another_scala import JarForAnotherScala

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
            id="older-on-glue-6",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-jars": "s3://bucket/kafka_2.13-3.1.0.jar"},
            },
            ["DefaultArguments.--extra-jars"],
            id="newer-on-glue-5",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "3.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/spark-avro_2.11-2.4.4.jar"},
            },
            ["DefaultArguments.--extra-jars"],
            id="much-older-on-glue-3",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/graphframes-0.8.2-spark3.2-s_2.12.jar"},
            },
            ["DefaultArguments.--extra-jars"],
            id="no-version",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/plugin_2.12.18-1.0.jar"},
            },
            ["DefaultArguments.--extra-jars"],
            id="full-scala-version",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/a.jar, s3://bucket/kafka_2.13-3.1.0.jar"},
            },
            ["DefaultArguments.--extra-jars"],
            id="among-others",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "NonOverridableArguments": {"--extra-jars": "s3://bucket/kafka_2.13-3.1.0.jar"},
            },
            ["NonOverridableArguments.--extra-jars"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "3.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/delta-core_2.12-1.0.0.jar"},
            },
            [],
            id="fits-glue-3",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-jars": "s3://bucket/sagemaker-spark_2.12-spark_3.3.0-1.4.6.dev0.jar"},
            },
            [],
            id="fits-glue-5",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/parser_2.13-1.0.jar"},
            },
            [],
            id="fits-glue-6",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-jars": "s3://bucket/deequ-1.0.3.jar"},
            },
            [],
            id="java",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-jars": "s3://libs_2.13/parser_2.12-1.0.jar"},
            },
            [],
            id="folder-of-that-name",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "2.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/spark-avro_2.11-2.4.4.jar"},
            },
            [],
            id="retired-version",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "9.0",
                "DefaultArguments": {"--extra-jars": "s3://bucket/parser_2.12-1.0.jar"},
            },
            [],
            id="unknown-version",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--extra-jars": "s3://bucket/kafka_2.13-3.1.0.jar"},
                "GlueVersion": "3.0",
            },
            [],
            id="shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--extra-jars": {"Ref": "Parameter"}},
            },
            [],
            id="jars-are-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": {"Ref": "Parameter"},
                "DefaultArguments": {"--extra-jars": "s3://bucket/kafka_2.13-3.1.0.jar"},
            },
            [],
            id="version-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(JarForAnotherScala, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--extra-jars": "s3://bucket/kafka_2.13-3.1.0.jar"},
    }

    assert message(JarForAnotherScala, job) == (
        "Glue 5.1 cannot load jars of another Scala: needs jars of Scala 2.12, got 'kafka_2.13-3.1.0.jar'"
    )
