"""The rule argument-of-wrong-type: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.arguments.argument_of_wrong_type import ArgumentOfWrongType

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("list", ["DefaultArguments.--days"], arguments={"--days": ["monday", "tuesday"]}),
        case("object", ["DefaultArguments.--options"], arguments={"--options": {"a": "b"}}),
        case("null", ["DefaultArguments.--flag"], arguments={"--flag": None}),
        case("not-overridable", ["NonOverridableArguments.--days"], NonOverridableArguments={"--days": []}),
        case("no-map", ["DefaultArguments"], arguments=["--day"]),
        case("text", ["DefaultArguments"], arguments="--day monday"),
        case("list-in-json-text", ["DefaultArguments.--day"], arguments='{"--day": ["monday"]}'),
        case("two", ["DefaultArguments.--a", "DefaultArguments.--b"], arguments={"--a": [], "--b": {}}),
        case("string", [], arguments={"--day": "monday"}),
        case("scalars", [], arguments={"--n": 1, "--flag": True}),
        case("no-value", [], arguments={"--day": {"Ref": "AWS::NoValue"}}),
        case("argument-is-a-parameter", [], arguments={"--day": {"Fn::Sub": "${Day}"}}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
        case("arguments-from-a-macro", [], arguments={"Fn::Transform": {"Name": "AWS::Include"}}),
        case("nothing-known", [], job=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentOfWrongType, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SHELL, "DefaultArguments": {"--extra-py-files": ["s3://bucket/a.whl"]}}

    assert message(ArgumentOfWrongType, job) == (
        "job arguments must be a map of strings: needs a string, got ['s3://bucket/a.whl']"
    )
