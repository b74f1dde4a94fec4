"""The rule missing-command: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.properties.missing_command import MissingCommand

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Command"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("not-set", AT, job={}, Role="GlueRole"),
        case("no-value", AT, job={}, Command={"Ref": "AWS::NoValue"}),
        case("null", AT, job={}, Command=None),
        case("empty", [], job={}, Command={}),
        case("without-a-name", [], job={}, Command={"ScriptLocation": "s3://bucket/job.py"}),
        case("parameter", [], job={}, Command=PARAMETER),
        case("may-come-from-a-macro", [], job={"Fn::Transform": {"Name": "AWS::Include"}}),
        case("left-to-value-of-wrong-type", [], job={}, Command="glueetl"),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MissingCommand, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MissingCommand, {"Role": "GlueRole"}) == (
        "the job has no command: needs an object with Name and ScriptLocation, got None"
    )
