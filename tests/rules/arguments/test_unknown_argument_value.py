"""The rule unknown-argument-value: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, STREAMING, case

from glue_constructs.rules.arguments.unknown_argument_value import UnknownArgumentValue

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("language", ["DefaultArguments.--job-language"], arguments={"--job-language": "Scala"}),
        case("bookmark", ["DefaultArguments.--job-bookmark-option"], arguments={"--job-bookmark-option": "enable"}),
        case(
            "bookmark-on-streaming",
            ["DefaultArguments.--job-bookmark-option"],
            job=STREAMING,
            arguments={"--job-bookmark-option": "disable"},
        ),
        case("format", ["DefaultArguments.--datalake-formats"], arguments={"--datalake-formats": "parquet"}),
        case(
            "one-of-two-formats",
            ["DefaultArguments.--datalake-formats"],
            arguments={"--datalake-formats": "hudi,parquet"},
        ),
        case("encryption", ["DefaultArguments.--encryption-type"], arguments={"--encryption-type": "sse-kms"}),
        case("continuation", ["DefaultArguments.--continuation-option"], arguments={"--continuation-option": "on"}),
        case("library-set", ["DefaultArguments.library-set"], job=SHELL, arguments={"library-set": "all"}),
        case(
            "library-set-with-dashes", ["DefaultArguments.--library-set"], job=SHELL, arguments={"--library-set": "all"}
        ),
        case(
            "not-overridable",
            ["NonOverridableArguments.--job-language"],
            NonOverridableArguments={"--job-language": "java"},
        ),
        case(
            "known",
            [],
            arguments={"--job-language": "scala", "--class": "A", "--job-bookmark-option": "job-bookmark-pause"},
        ),
        case("all-formats", [], arguments={"--datalake-formats": "hudi, iceberg,delta"}),
        case("empty", [], arguments={"--job-language": "", "--job-bookmark-option": " ", "--datalake-formats": ""}),
        case("left-to-unknown-flag-value", [], arguments={"--enable-auto-scaling": "yes"}),
        case("left-to-argument-not-for-command", [], arguments={"--library-set": "all"}),
        case("argument-is-a-parameter", [], arguments={"--job-language": PARAMETER}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
        case("command-is-a-parameter", [], job={}, Command=PARAMETER, arguments={"--job-language": "java"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownArgumentValue, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--datalake-formats": "hudi,parquet,orc"}}

    assert message(UnknownArgumentValue, job) == (
        "unknown value of --datalake-formats: needs 'hudi', 'delta' or 'iceberg', got 'parquet, orc'"
    )
