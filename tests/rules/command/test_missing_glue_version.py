"""The rule missing-glue-version: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.command.missing_glue_version import MissingGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["GlueVersion"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("etl", AT, job={}, Command={"Name": "glueetl"}),
        case("streaming", AT, job={}, Command={"Name": "gluestreaming"}),
        case("ray", AT, job={}, Command={"Name": "glueray"}),
        case("no-value", AT, GlueVersion={"Ref": "AWS::NoValue"}),
        case("shell", [], job=SHELL),
        case("given", []),
        case("command-is-a-parameter", [], job={}, Command={"Name": PARAMETER}),
        case("glue-version-is-a-parameter", [], GlueVersion=PARAMETER),
        case(
            "a-macro-may-bring-it", [], job={"Command": {"Name": "glueetl"}, "Fn::Transform": {"Name": "AWS::Include"}}
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MissingGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}}

    assert message(MissingGlueVersion, job) == (
        "GlueVersion is not set, and its default changes over time: needs a version such as '5.1', got None"
    )
