"""The rule overridden-default-argument: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SPARK, case

from glue_constructs.rules.arguments.overridden_default_argument import OverriddenDefaultArgument

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case(
            "another-value",
            ["DefaultArguments.--stage"],
            arguments={"--stage": "a"},
            NonOverridableArguments={"--stage": "b"},
        ),
        case(
            "two-of-three",
            ["DefaultArguments.--a", "DefaultArguments.--b"],
            arguments={"--a": "1", "--b": "2", "--c": "3"},
            NonOverridableArguments={"--b": "1", "--a": "2"},
        ),
        case("same-value", [], arguments={"--stage": "a"}, NonOverridableArguments={"--stage": "a"}),
        case("another-key", [], arguments={"--a": "1"}, NonOverridableArguments={"--b": "2"}),
        case("default-is-a-parameter", [], arguments={"--stage": PARAMETER}, NonOverridableArguments={"--stage": "b"}),
        case("fixed-is-a-parameter", [], arguments={"--stage": "a"}, NonOverridableArguments={"--stage": PARAMETER}),
        case("fixed-ones-are-a-parameter", [], arguments={"--stage": "a"}, NonOverridableArguments=PARAMETER),
        case("default-alone", [], arguments={"--stage": "a"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(OverriddenDefaultArgument, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--stage": "a"}, "NonOverridableArguments": {"--stage": "b"}}

    assert message(OverriddenDefaultArgument, job) == (
        "NonOverridableArguments have another value for this argument: needs the argument in only one of them, got 'a'"
    )
