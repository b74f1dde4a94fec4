"""What unknown-flag-value finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.unknown_flag_value import UnknownFlagValue

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-auto-scaling": "yes"}},
            ["DefaultArguments.--enable-auto-scaling"],
            id="yes",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-spark-ui": "1"}}, ["DefaultArguments.--enable-spark-ui"], id="one"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-spark-ui": "True"}},
            ["DefaultArguments.--enable-spark-ui"],
            id="upper-case",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-spark-ui": "False"}},
            ["DefaultArguments.--enable-spark-ui"],
            id="upper-case-false",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-spark-ui": "true "}},
            ["DefaultArguments.--enable-spark-ui"],
            id="space",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--disable-proxy-v2": "yes"}},
            ["DefaultArguments.--disable-proxy-v2"],
            id="proxy",
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--enable-job-insights": "on"}},
            ["NonOverridableArguments.--enable-job-insights"],
            id="not-overridable",
        ),
        pytest.param(
            {
                **ETL,
                "DefaultArguments": {
                    "--enable-auto-scaling": "true",
                    "--enable-spark-ui": "false",
                    "--disable-proxy-v2": "true",
                },
            },
            [],
            id="known",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--enable-auto-scaling": True}}, [], id="boolean"),
        pytest.param({**ETL, "DefaultArguments": {"--enable-auto-scaling": ""}}, [], id="left-to-empty-flag"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-metrics": "yes", "--enable-glue-datacatalog": "on"}},
            [],
            id="on-by-being-there",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--enable-job-insights": "yes"}}, [], id="left-to-argument-not-for-command"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-auto-scaling": PARAMETER}}, [], id="argument-is-a-parameter"
        ),
        pytest.param(
            {"Command": PARAMETER, "DefaultArguments": {"--enable-spark-ui": "yes"}},
            [],
            id="command-is-a-parameter",
        ),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownFlagValue, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--enable-auto-scaling": "yes"}}

    assert message(UnknownFlagValue, job) == (
        "--enable-auto-scaling is neither true nor false: needs 'true' or 'false', got 'yes'"
    )
