"""The rule spark-ui-without-path: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, STREAMING, case

from glue_constructs.rules.arguments.spark_ui_without_path import SparkUiWithoutPath

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--enable-spark-ui"
AT = ["DefaultArguments.--spark-event-logs-path"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("no-path", AT, arguments={KEY: "true"}),
        case("empty-path", AT, arguments={KEY: "", "--spark-event-logs-path": ""}),
        case("streaming", AT, job=STREAMING, arguments={KEY: "true"}),
        case("path", [], arguments={KEY: "true", "--spark-event-logs-path": "s3://b/logs/"}),
        case("off", [], arguments={KEY: "false"}),
        case("no-flag", [], arguments={}),
        case("shell", [], job=SHELL, arguments={KEY: "true"}),
        case("path-is-a-parameter", [], arguments={KEY: "true", "--spark-event-logs-path": PARAMETER}),
        case("flag-is-a-parameter", [], arguments={KEY: PARAMETER}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
        case(
            "more-from-a-macro",
            [],
            arguments={KEY: "true"},
            NonOverridableArguments={"Fn::Transform": {"Name": "AWS::Include"}},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(SparkUiWithoutPath, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--enable-spark-ui": "true"}}

    assert message(SparkUiWithoutPath, job) == ("the Spark UI has no event logs: needs an S3 path, got None")
