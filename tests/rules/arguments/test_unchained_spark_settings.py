"""The rule unchained-spark-settings: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import STREAMING, case
from rules.spark_settings import WELL_CHAINED

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
        *WELL_CHAINED,
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
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
