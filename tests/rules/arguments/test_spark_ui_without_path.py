"""What spark-ui-without-path finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.spark_ui_without_path import SparkUiWithoutPath

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
STREAM = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-spark-ui": "true"}},
            ["DefaultArguments.--spark-event-logs-path"],
            id="no-path",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-spark-ui": "", "--spark-event-logs-path": ""}},
            ["DefaultArguments.--spark-event-logs-path"],
            id="empty-path",
        ),
        pytest.param(
            {**STREAM, "DefaultArguments": {"--enable-spark-ui": "true"}},
            ["DefaultArguments.--spark-event-logs-path"],
            id="streaming",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-spark-ui": "true", "--spark-event-logs-path": "s3://b/logs/"}},
            [],
            id="path",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--enable-spark-ui": "false"}}, [], id="off"),
        pytest.param({**ETL, "DefaultArguments": {}}, [], id="no-flag"),
        pytest.param({**SHELL, "DefaultArguments": {"--enable-spark-ui": "true"}}, [], id="shell"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-spark-ui": "true", "--spark-event-logs-path": PARAMETER}},
            [],
            id="path-is-a-parameter",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--enable-spark-ui": PARAMETER}}, [], id="flag-is-a-parameter"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
        pytest.param(
            {
                **ETL,
                "DefaultArguments": {"--enable-spark-ui": "true"},
                "NonOverridableArguments": {"Fn::Transform": {"Name": "AWS::Include"}},
            },
            [],
            id="more-from-a-macro",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(SparkUiWithoutPath, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--enable-spark-ui": "true"}}

    assert message(SparkUiWithoutPath, job) == ("the Spark UI has no event logs: needs an S3 path, got None")
