"""What malformed-spark-conf finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.arguments.malformed_spark_conf import MalformedSparkConf

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["DefaultArguments.--conf"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("begins-with-conf", AT, arguments={"--conf": "--conf spark.a=b"}),
        case("begins-with-conf-and-equals", AT, arguments={"--conf": "--conf=spark.a=b"}),
        case("every-setting-with-conf", AT, arguments={"--conf": "--conf spark.a=b --conf spark.c=d"}),
        case("no-value", AT, arguments={"--conf": "spark.a"}),
        case("no-value-further-on", AT, arguments={"--conf": "spark.a=b --conf spark.c"}),
        case("space-for-equals", AT, arguments={"--conf": "spark.a true"}),
        case("spaces-around-equals", AT, arguments={"--conf": "spark.a = true"}),
        case("space-before-equals", AT, arguments={"--conf": "spark.a =true"}),
        case("colon", AT, arguments={"--conf": "spark.a: true"}),
        case("no-key", AT, arguments={"--conf": "=true"}),
        case("chain-that-ends-early", AT, arguments={"--conf": "spark.a=b --conf"}),
        case("conf-twice", AT, arguments={"--conf": "spark.a=b --conf --conf spark.c=d"}),
        case("streaming", AT, job=STREAMING, arguments={"--conf": "spark.a"}),
        case("not-overridable", ["NonOverridableArguments.--conf"], NonOverridableArguments={"--conf": "spark.a"}),
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
    assert found(MalformedSparkConf, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--conf": "spark.a=b --conf spark.c true"},
    }

    assert message(MalformedSparkConf, job) == (
        "Spark cannot read the settings: needs key=value settings, chained by --conf, with none before the "
        "first, got 'spark.c'"
    )


def test_the_message_has_no_values(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "DefaultArguments": {"--conf": "--conf spark.key=hidden"}}

    assert "hidden" not in message(MalformedSparkConf, job)
