"""The rule too-large-arguments: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SPARK, case

from glue_constructs.rules.arguments.too_large_arguments import TooLargeArguments

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["DefaultArguments"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("one-too-many", AT, arguments={"--t": "x" * 266238}),
        case("all-it-takes", [], arguments={"--t": "x" * 266237}),
        case("characters-of-three-bytes", AT, arguments={"--t": "€" * 90000}),
        case("both-sections", AT, arguments={"--a": "x" * 140000}, NonOverridableArguments={"--b": "x" * 140000}),
        case("overridden", [], arguments={"--a": "x" * 140000}, NonOverridableArguments={"--a": "x" * 140000}),
        case("lone-surrogates", [], arguments={"--t": "\ud800" * 10}),
        case("argument-is-a-parameter", [], arguments={"--t": PARAMETER}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(TooLargeArguments, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--t": "x" * 300_000}}

    assert message(TooLargeArguments, job) == (
        "the job arguments are too large: needs at most 266240 bytes, got 300003"
    )
