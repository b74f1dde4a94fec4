"""What unknown-argument-value finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.unknown_argument_value import UnknownArgumentValue

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
            {**ETL, "DefaultArguments": {"--job-language": "Scala"}}, ["DefaultArguments.--job-language"], id="language"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--job-bookmark-option": "enable"}},
            ["DefaultArguments.--job-bookmark-option"],
            id="bookmark",
        ),
        pytest.param(
            {**STREAM, "DefaultArguments": {"--job-bookmark-option": "disable"}},
            ["DefaultArguments.--job-bookmark-option"],
            id="bookmark-on-streaming",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--datalake-formats": "parquet"}},
            ["DefaultArguments.--datalake-formats"],
            id="format",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--datalake-formats": "hudi,parquet"}},
            ["DefaultArguments.--datalake-formats"],
            id="one-of-two-formats",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--encryption-type": "sse-kms"}},
            ["DefaultArguments.--encryption-type"],
            id="encryption",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--continuation-option": "on"}},
            ["DefaultArguments.--continuation-option"],
            id="continuation",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"library-set": "all"}}, ["DefaultArguments.library-set"], id="library-set"
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--library-set": "all"}},
            ["DefaultArguments.--library-set"],
            id="library-set-with-dashes",
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--job-language": "java"}},
            ["NonOverridableArguments.--job-language"],
            id="not-overridable",
        ),
        pytest.param(
            {
                **ETL,
                "DefaultArguments": {
                    "--job-language": "scala",
                    "--class": "A",
                    "--job-bookmark-option": "job-bookmark-pause",
                },
            },
            [],
            id="known",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--datalake-formats": "hudi, iceberg,delta"}}, [], id="all-formats"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--job-language": "", "--job-bookmark-option": " ", "--datalake-formats": ""}},
            [],
            id="empty",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-auto-scaling": "yes"}}, [], id="left-to-unknown-flag-value"
        ),
        pytest.param({**ETL, "DefaultArguments": {"--library-set": "all"}}, [], id="left-to-argument-not-for-command"),
        pytest.param({**ETL, "DefaultArguments": {"--job-language": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
        pytest.param(
            {"Command": PARAMETER, "DefaultArguments": {"--job-language": "java"}}, [], id="command-is-a-parameter"
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownArgumentValue, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--datalake-formats": "hudi,parquet,orc"}}

    assert message(UnknownArgumentValue, job) == (
        "--datalake-formats has no such value: needs 'hudi', 'delta' or 'iceberg', got 'parquet, orc'"
    )
