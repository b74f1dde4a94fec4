"""What empty-flag finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.empty_flag import EmptyFlag

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
RAY = {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-observability-metrics": ""}},
            ["DefaultArguments.--enable-observability-metrics"],
            id="observability",
        ),
        pytest.param(
            {**RAY, "DefaultArguments": {"--enable-observability-metrics": ""}},
            ["DefaultArguments.--enable-observability-metrics"],
            id="ray",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-spark-ui": " "}}, ["DefaultArguments.--enable-spark-ui"], id="space"
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--enable-job-insights": ""}},
            ["NonOverridableArguments.--enable-job-insights"],
            id="not-overridable",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-metrics": "", "--enable-glue-datacatalog": ""}},
            [],
            id="on-by-being-there",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--conf": ""}}, [], id="no-flag"),
        pytest.param({**SHELL, "DefaultArguments": {"--enable-job-insights": ""}}, [], id="shell"),
        pytest.param({**ETL, "DefaultArguments": {"--enable-spark-ui": PARAMETER}}, [], id="argument-is-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(EmptyFlag, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--enable-job-insights": ""}}

    assert message(EmptyFlag, job) == (
        "--enable-job-insights says neither true nor false: needs 'true' or 'false', got ''"
    )
