"""The rule scala-without-class: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.arguments.scala_without_class import ScalaWithoutClass

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--job-language"
AT = ["DefaultArguments.--class"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("no-class", AT, arguments={KEY: "scala"}),
        case("empty-class", AT, arguments={KEY: "scala", "--class": ""}),
        case("streaming", AT, job=STREAMING, arguments={KEY: "scala"}),
        case("language-not-overridable", AT, NonOverridableArguments={KEY: "scala"}),
        case("with-class", [], arguments={KEY: "scala", "--class": "GlueApp"}),
        case("class-not-overridable", [], arguments={KEY: "scala"}, NonOverridableArguments={"--class": "GlueApp"}),
        case("python", [], arguments={KEY: "python"}),
        case("no-language", [], arguments={}),
        case("shell", [], job=SHELL, arguments={KEY: "scala"}),
        case("class-is-a-parameter", [], arguments={KEY: "scala", "--class": PARAMETER}),
        case("language-is-a-parameter", [], arguments={KEY: PARAMETER}),
        case("arguments-from-a-macro", [], arguments={KEY: "scala", "Fn::Transform": {"Name": "AWS::Include"}}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ScalaWithoutClass, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {"--job-language": "scala"}}

    assert message(ScalaWithoutClass, job) == (
        "the Scala job has no entry point: needs --class with the class to start, got None"
    )
