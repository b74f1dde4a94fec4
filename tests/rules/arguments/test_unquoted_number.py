"""The rule unquoted-number: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SPARK, case

from glue_constructs.rules.arguments.unquoted_number import UnquotedNumber

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("number", ["DefaultArguments.--n"], arguments={"--n": 1}),
        case("fraction", ["DefaultArguments.--n"], arguments={"--n": 1.5}),
        case("boolean", [], arguments={"--flag": True}),
        case("not-overridable", ["NonOverridableArguments.--n"], NonOverridableArguments={"--n": 0}),
        case("quoted", [], arguments={"--n": "1", "--flag": "true"}),
        case("list", [], arguments={"--n": [1]}),
        case("null", [], arguments={"--n": None}),
        case("argument-is-a-parameter", [], arguments={"--n": PARAMETER}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnquotedNumber, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--n": 1.0}}

    assert message(UnquotedNumber, job) == ("a job argument is not a string: needs the number in quotes, got 1.0")
