"""The rule argument-read-as-option: what it reports and what it accepts."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, case

from glue_constructs.rules.arguments.argument_read_as_option import ArgumentReadAsOption

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["DefaultArguments.--n"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("two-dashes", AT, arguments={"--n": "--verbose"}),
        case("one-dash", AT, arguments={"--n": "-v"}),
        case("dashes-alone", AT, arguments={"--n": "--"}),
        case("number-with-a-unit", AT, arguments={"--n": "-1d"}),
        case("shell", AT, job=SHELL, arguments={"--n": "--x=1"}),
        case("not-overridable", ["NonOverridableArguments.--n"], NonOverridableArguments={"--n": "--x"}),
        case("negative-number", [], arguments={"--n": "-5"}),
        case("negative-fraction", [], arguments={"--n": "-0.5"}),
        case("dash-alone", [], arguments={"--n": "-"}),
        case("space-in-it", [], arguments={"--n": "-7 days"}),
        case("empty", [], arguments={"--n": ""}),
        case("dashes-within", [], arguments={"--n": "a--b"}),
        case(
            "special-parameter",
            [],
            arguments={"--additional-python-modules": "a", "--python-modules-installer-option": "--no-deps"},
        ),
        case("argument-is-a-parameter", [], arguments={"--n": PARAMETER}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentReadAsOption, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--n": "--verbose"}}

    assert message(ArgumentReadAsOption, job) == (
        "getResolvedOptions reads this value as the name of an argument: "
        "needs a value that does not begin with a dash, got '--verbose'"
    )


@pytest.mark.parametrize("value", ["--x", "-v", "-1d", "--", "-", "-5", "-.5", "-7 days", "--a b", "", "a", "-1e5"])
def test_argparse_has_the_same_result(found: Callable[..., list[str]], value: str) -> None:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--n")
    is_read = True
    try:
        parser.parse_known_args(["--n", value])
    except SystemExit:
        is_read = False

    assert (found(ArgumentReadAsOption, {**SPARK, "DefaultArguments": {"--n": value}}) == []) is is_read
