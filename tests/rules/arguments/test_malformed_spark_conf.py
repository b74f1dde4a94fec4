"""The rule malformed-spark-conf: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import STREAMING, case
from rules.spark_settings import WELL_CHAINED

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
        *WELL_CHAINED,
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedSparkConf, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--conf": "spark.a=b --conf spark.c true"},
    }

    assert message(MalformedSparkConf, job) == (
        "Spark cannot read the settings: needs key=value settings, separated by --conf, with no --conf before the "
        "first, got 'spark.c'"
    )


def test_the_message_has_no_values(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "DefaultArguments": {"--conf": "--conf spark.key=hidden"}}

    assert "hidden" not in message(MalformedSparkConf, job)
