"""The rule jar-for-another-scala: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.arguments.jar_for_another_scala import JarForAnotherScala

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--extra-jars"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("older-on-glue-6", AT, GlueVersion="6.0", arguments={KEY: "s3://bucket/parser_2.12-1.0.jar"}),
        case("newer-on-glue-5", AT, arguments={KEY: "s3://bucket/kafka_2.13-3.1.0.jar"}),
        case("much-older-on-glue-3", AT, GlueVersion="3.0", arguments={KEY: "s3://bucket/spark-avro_2.11-2.4.4.jar"}),
        case("no-version", AT, GlueVersion="6.0", arguments={KEY: "s3://bucket/graphframes-0.8.2-spark3.2-s_2.12.jar"}),
        case("full-scala-version", AT, GlueVersion="6.0", arguments={KEY: "s3://bucket/plugin_2.12.18-1.0.jar"}),
        case(
            "among-others",
            AT,
            GlueVersion="4.0",
            arguments={KEY: "s3://bucket/a.jar, s3://bucket/kafka_2.13-3.1.0.jar"},
        ),
        case(
            "not-overridable",
            [f"NonOverridableArguments.{KEY}"],
            NonOverridableArguments={KEY: "s3://bucket/kafka_2.13-3.1.0.jar"},
        ),
        case("fits-glue-3", [], GlueVersion="3.0", arguments={KEY: "s3://bucket/delta-core_2.12-1.0.0.jar"}),
        case("fits-glue-5", [], arguments={KEY: "s3://bucket/sagemaker-spark_2.12-spark_3.3.0-1.4.6.dev0.jar"}),
        case("fits-glue-6", [], GlueVersion="6.0", arguments={KEY: "s3://bucket/parser_2.13-1.0.jar"}),
        case("java", [], arguments={KEY: "s3://bucket/deequ-1.0.3.jar"}),
        case("folder-of-that-name", [], arguments={KEY: "s3://libs_2.13/parser_2.12-1.0.jar"}),
        case("retired-version", [], GlueVersion="2.0", arguments={KEY: "s3://bucket/spark-avro_2.11-2.4.4.jar"}),
        case("unknown-version", [], GlueVersion="9.0", arguments={KEY: "s3://bucket/parser_2.12-1.0.jar"}),
        case("shell", [], job=SHELL, arguments={KEY: "s3://bucket/kafka_2.13-3.1.0.jar"}, GlueVersion="3.0"),
        case("jars-are-a-parameter", [], arguments={KEY: PARAMETER}),
        case("version-is-a-parameter", [], GlueVersion=PARAMETER, arguments={KEY: "s3://bucket/kafka_2.13-3.1.0.jar"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(JarForAnotherScala, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--extra-jars": "s3://bucket/kafka_2.13-3.1.0.jar"},
    }

    assert message(JarForAnotherScala, job) == (
        "Glue 5.1 cannot load jars built for another Scala version: needs jars built for Scala 2.12, "
        "got 'kafka_2.13-3.1.0.jar'"
    )
