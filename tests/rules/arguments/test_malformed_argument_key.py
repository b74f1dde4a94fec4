"""The rule malformed-argument-key: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, case

from glue_constructs.rules.arguments.malformed_argument_key import MalformedArgumentKey

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("no-dashes", ["DefaultArguments.day"], arguments={"day": "monday"}),
        case("one-dash", ["DefaultArguments.-day"], arguments={"-day": "monday"}),
        case("three-dashes", ["DefaultArguments.---day"], arguments={"---day": "monday"}),
        case("em-dash", ["DefaultArguments.—day"], arguments={"—day": "monday"}),
        case("dashes-alone", ["DefaultArguments.--"], arguments={"--": "monday"}),
        case("empty", ["DefaultArguments."], arguments={"": "monday"}),
        case("space-at-the-end", ["DefaultArguments.--day "], arguments={"--day ": "monday"}),
        case(
            "space-behind-a-special-parameter",
            ["DefaultArguments.--enable-auto-scaling "],
            arguments={"--enable-auto-scaling ": "true"},
        ),
        case("space-within", ["DefaultArguments.--conf spark.a"], arguments={"--conf spark.a": "b"}),
        case("value-in-the-key", ["DefaultArguments.--day=monday"], arguments={"--day=monday": ""}),
        case("not-overridable", ["NonOverridableArguments.day"], NonOverridableArguments={"day": "monday"}),
        case("argument-is-a-parameter", ["DefaultArguments.day"], arguments={"day": PARAMETER}),
        case("usual", [], arguments={"--day": "a", "--Day_2": "b", "--dpr.path": "c", "--run-date": "d", "--x": "e"}),
        case("library-set", [], job=SHELL, arguments={"library-set": "analytics"}),
        case("left-to-misspelt-argument", [], arguments={"enable-metrics": ""}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedArgumentKey, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"day": "monday"}}

    assert message(MalformedArgumentKey, job) == (
        "the key of a job argument is not two dashes and a name: needs a key such as '--run_date', got 'day'"
    )


def test_a_secret_in_the_key_is_not_shown(message: Callable[..., str], found: Callable[..., list[str]]) -> None:
    job = {**SPARK, "DefaultArguments": {"--password=hunter2": ""}}

    assert "hunter2" not in message(MalformedArgumentKey, job)
    assert found(MalformedArgumentKey, job) == ["DefaultArguments.--password=<secret>"]
