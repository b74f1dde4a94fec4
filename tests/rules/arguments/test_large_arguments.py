"""The rule large-arguments: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SPARK, case

from glue_constructs.rules.arguments.large_arguments import LargeArguments

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["DefaultArguments"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("one-more", AT, arguments={"--t": "x" * 179998}),
        case("all-that-glue-takes", AT, arguments={"--t": "x" * 266237}),
        case("not-much", [], arguments={"--t": "x" * 179997}),
        case("left-to-too-large-arguments", [], arguments={"--t": "x" * 266238}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(LargeArguments, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--t": "x" * 200_000}}

    assert message(LargeArguments, job) == ("the job arguments are large: needs at most 180000 bytes, got 200003")
