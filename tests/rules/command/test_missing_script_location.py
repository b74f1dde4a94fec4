"""The rule missing-script-location: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.command.missing_script_location import MissingScriptLocation

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Command.ScriptLocation"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("not-set", AT, job={}, Command={"Name": "glueetl"}),
        case("python-shell", AT, job={}, Command={"Name": "pythonshell"}),
        case("ray", AT, job={}, Command={"Name": "glueray"}),
        case("empty-command", AT, job={}, Command={}),
        case("empty", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": ""}),
        case("no-value", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": {"Ref": "AWS::NoValue"}}),
        case("there", [], job={}, Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}),
        case("parameter", [], job={}, Command={"Name": "glueetl", "ScriptLocation": PARAMETER}),
        case(
            "may-come-from-a-macro", [], job={}, Command={"Name": "glueetl", "Fn::Transform": {"Name": "AWS::Include"}}
        ),
        case(
            "in-an-argument",
            [],
            job={},
            Command={"Name": "glueetl"},
            arguments={"--scriptLocation": "s3://bucket/job.py"},
        ),
        case("arguments-are-a-parameter", [], job={}, Command={"Name": "glueetl"}, arguments=PARAMETER),
        case("command-is-a-parameter", [], job={}, Command=PARAMETER),
        case("left-to-missing-command", [], job={}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MissingScriptLocation, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MissingScriptLocation, {"Command": {"Name": "glueetl"}}) == (
        "the job has no script: needs the S3 URI of a script, s3://<bucket>/<key>, got None"
    )
