"""What unchained-spark-settings finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.unchained_spark_settings import UnchainedSparkSettings

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.a=b spark.c=d"},
            },
            ["DefaultArguments.--conf"],
            id="space",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.a=b,spark.c=d"},
            },
            ["DefaultArguments.--conf"],
            id="comma",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.a=b, spark.c=d"},
            },
            ["DefaultArguments.--conf"],
            id="comma-and-space",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.a=b;spark.c=d"},
            },
            ["DefaultArguments.--conf"],
            id="semicolon",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.a=b\nspark.c=d"},
            },
            ["DefaultArguments.--conf"],
            id="newline",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.a=b --conf spark.c=d spark.e=f"},
            },
            ["DefaultArguments.--conf"],
            id="further-on",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.a=b spark.c=d"},
            },
            ["DefaultArguments.--conf"],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.sql.sources.partitionOverwriteMode=dynamic"},
            },
            [],
            id="one-setting",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "a=b --conf c=d --conf e=f"},
            },
            [],
            id="chained",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.a=b\n    --conf spark.c=d\n"},
            },
            [],
            id="chained-over-lines",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--conf": "spark.sql.catalog.glue=org.apache.iceberg.spark.SparkCatalog --conf spark.sql.catalog.glue.warehouse=s3://b/warehouse/"
                },
            },
            [],
            id="iceberg",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.driver.extraJavaOptions=-Dspark.a=b -Dc=d"},
            },
            [],
            id="jvm-options",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.a=b --conf spark.executor.extraJavaOptions='-Dspark.a=b -Dc=d'"},
            },
            [],
            id="quoted-jvm-options",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.redaction.regex=key=value"},
            },
            [],
            id="value-with-equals",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.sql.extensions=a.B,c.D"},
            },
            [],
            id="value-with-commas",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.openlineage.facets=[AWS_REGION;GLUE_VERSION;]"},
            },
            [],
            id="value-with-semicolons",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.sql.warehouse.dir="},
            },
            [],
            id="empty-value",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.a=--configuration"},
            },
            [],
            id="name-that-begins-alike",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {"--conf": " "}}, [], id="blank"
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--conf": "--conf spark.a=b spark.c=d"},
            },
            [],
            id="shell",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="no-arguments"),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": {"Ref": "Parameter"}},
            },
            [],
            id="conf-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "DefaultArguments": {"--conf": "--conf spark.a=b spark.c=d"}},
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnchainedSparkSettings, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--conf": "spark.a=b,spark.c=d spark.e=f"},
    }

    assert message(UnchainedSparkSettings, job) == (
        "a setting without --conf before it is lost: needs --conf before every setting but the first, got "
        "'spark.c, spark.e'"
    )
