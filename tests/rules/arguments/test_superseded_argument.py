"""The rule superseded-argument: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, STREAMING, case

from glue_constructs.rules.arguments.superseded_argument import SupersededArgument

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--encryption-type"


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case(
            "continuation",
            ["DefaultArguments.--continuation-option"],
            arguments={"--continuation-option": "continuation-enabled"},
        ),
        case(
            "temporary-folder",
            ["DefaultArguments.--RedshiftTempDir"],
            job=STREAMING,
            arguments={"--RedshiftTempDir": "s3://b/t/"},
        ),
        case("encryption", [f"DefaultArguments.{KEY}"], arguments={KEY: "sse-s3"}),
        case("left-to-unknown-argument-value", [], arguments={KEY: "sse-kms"}),
        case("left-to-ignored-encryption-type", [], SecurityConfiguration="encrypted", arguments={KEY: "sse-s3"}),
        case(
            "security-configuration-with-another",
            ["DefaultArguments.--RedshiftTempDir"],
            SecurityConfiguration="encrypted",
            arguments={"--RedshiftTempDir": "s3://b/t/"},
        ),
        case("left-to-argument-gone-from-glue-version", [], arguments={"--continuous-log-logGroup": "g"}),
        case("empty", [], arguments={KEY: ""}),
        case("shell", [], job=SHELL, arguments={KEY: "sse-s3"}),
        case("argument-is-a-parameter", [], arguments={KEY: PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(SupersededArgument, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--encryption-type": "sse-s3"}}

    assert message(SupersededArgument, job) == (
        "--encryption-type is a legacy argument: needs a SecurityConfiguration, got 'sse-s3'"
    )
