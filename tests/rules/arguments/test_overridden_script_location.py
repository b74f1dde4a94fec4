"""The rule overridden-script-location: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import ABSENT, PARAMETER, case_of

from glue_constructs.rules.arguments.overridden_script_location import OverriddenScriptLocation

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--scriptLocation"
JOB = {"Command": {"Name": "glueetl", "ScriptLocation": "s3://b/job.py"}, "DefaultArguments": {KEY: "s3://b/other.py"}}
case = case_of(JOB)


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("another-script", [f"DefaultArguments.{KEY}"]),
        case(
            "not-overridable",
            [f"NonOverridableArguments.{KEY}"],
            NonOverridableArguments={KEY: "s3://b/other.py"},
            arguments=ABSENT,
        ),
        case("same-script", [], arguments={KEY: "s3://b/job.py"}),
        case("empty", [], arguments={KEY: ""}),
        case("no-argument", [], arguments={}),
        case("argument-is-a-parameter", [], arguments={KEY: PARAMETER}),
        case("script-is-a-parameter", [], Command={"Name": "glueetl", "ScriptLocation": PARAMETER}),
        case("no-script", [], Command={"Name": "glueetl"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(OverriddenScriptLocation, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl", "ScriptLocation": "s3://b/job.py"},
        "DefaultArguments": {"--scriptLocation": "s3://b/x.py"},
    }

    assert message(OverriddenScriptLocation, job) == (
        "--scriptLocation overrides Command.ScriptLocation: needs no --scriptLocation, got 's3://b/x.py'"
    )
