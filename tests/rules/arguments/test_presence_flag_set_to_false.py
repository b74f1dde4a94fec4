"""The rule presence-flag-set-to-false: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, SPARK, case

from glue_constructs.rules.arguments.presence_flag_set_to_false import PresenceFlagSetToFalse

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--enable-metrics"


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("metrics", [f"DefaultArguments.{KEY}"], arguments={KEY: "false"}),
        case(
            "catalog", ["DefaultArguments.--enable-glue-datacatalog"], arguments={"--enable-glue-datacatalog": "False"}
        ),
        case(
            "shuffle",
            ["DefaultArguments.--write-shuffle-files-to-s3"],
            arguments={"--write-shuffle-files-to-s3": False},
        ),
        case("ray", [f"DefaultArguments.{KEY}"], job=RAY, arguments={KEY: "false"}),
        case("not-overridable", [f"NonOverridableArguments.{KEY}"], NonOverridableArguments={KEY: "false"}),
        case("on", [], arguments={KEY: "", "--enable-glue-datacatalog": "true"}),
        case("flag-with-a-value", [], arguments={"--enable-spark-ui": "false"}),
        case("shell", [], job=SHELL, arguments={KEY: "false"}),
        case("argument-is-a-parameter", [], arguments={KEY: PARAMETER}),
        case("command-is-a-parameter", [], job={}, Command=PARAMETER, arguments={KEY: "false"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(PresenceFlagSetToFalse, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--enable-metrics": "false"}}

    assert message(PresenceFlagSetToFalse, job) == (
        "--enable-metrics is enabled with any value: needs no such argument, got 'false'"
    )
