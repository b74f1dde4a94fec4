"""What unchained-spark-settings finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.arguments.unchained_spark_settings import UnchainedSparkSettings

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["DefaultArguments.--conf"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("space", AT, arguments={"--conf": "spark.a=b spark.c=d"}),
        case("comma", AT, arguments={"--conf": "spark.a=b,spark.c=d"}),
        case("comma-and-space", AT, arguments={"--conf": "spark.a=b, spark.c=d"}),
        case("semicolon", AT, arguments={"--conf": "spark.a=b;spark.c=d"}),
        case("newline", AT, arguments={"--conf": "spark.a=b\nspark.c=d"}),
        case("further-on", AT, arguments={"--conf": "spark.a=b --conf spark.c=d spark.e=f"}),
        case("streaming", AT, job=STREAMING, arguments={"--conf": "spark.a=b spark.c=d"}),
        case("one-setting", [], arguments={"--conf": "spark.sql.sources.partitionOverwriteMode=dynamic"}),
        case("chained", [], arguments={"--conf": "a=b --conf c=d --conf e=f"}),
        case("chained-over-lines", [], arguments={"--conf": "spark.a=b\n    --conf spark.c=d\n"}),
        case(
            "iceberg",
            [],
            arguments={
                "--conf": "spark.sql.catalog.glue=org.apache.iceberg.spark.SparkCatalog --conf spark.sql.catalog.glue.warehouse=s3://b/warehouse/"
            },
        ),
        case("jvm-options", [], arguments={"--conf": "spark.driver.extraJavaOptions=-Dspark.a=b -Dc=d"}),
        case(
            "quoted-jvm-options",
            [],
            arguments={"--conf": "spark.a=b --conf spark.executor.extraJavaOptions='-Dspark.a=b -Dc=d'"},
        ),
        case("value-with-equals", [], arguments={"--conf": "spark.redaction.regex=key=value"}),
        case("value-with-commas", [], arguments={"--conf": "spark.sql.extensions=a.B,c.D"}),
        case("value-with-semicolons", [], arguments={"--conf": "spark.openlineage.facets=[AWS_REGION;GLUE_VERSION;]"}),
        case("empty-value", [], arguments={"--conf": "spark.sql.warehouse.dir="}),
        case("name-that-begins-alike", [], arguments={"--conf": "spark.a=--configuration"}),
        case("blank", [], arguments={"--conf": " "}),
        case("shell", [], job=SHELL, arguments={"--conf": "--conf spark.a=b spark.c=d"}),
        case("no-arguments", []),
        case("conf-is-a-parameter", [], arguments={"--conf": PARAMETER}),
        case(
            "command-is-a-parameter",
            [],
            job={},
            Command={"Name": PARAMETER},
            arguments={"--conf": "--conf spark.a=b spark.c=d"},
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
