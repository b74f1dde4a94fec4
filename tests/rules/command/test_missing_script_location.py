"""What missing-script-location finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.missing_script_location import MissingScriptLocation

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Command": {"Name": "glueetl"}}, ["Command.ScriptLocation"], id="left-out"),
        pytest.param({"Command": {"Name": "pythonshell"}}, ["Command.ScriptLocation"], id="python-shell"),
        pytest.param({"Command": {"Name": "glueray"}}, ["Command.ScriptLocation"], id="ray"),
        pytest.param({"Command": {}}, ["Command.ScriptLocation"], id="empty-command"),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": ""}}, ["Command.ScriptLocation"], id="empty"),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": {"Ref": "AWS::NoValue"}}},
            ["Command.ScriptLocation"],
            id="no-value",
        ),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}}, [], id="there"),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": {"Ref": "Parameter"}}}, [], id="parameter"),
        pytest.param(
            {"Command": {"Name": "glueetl", "Fn::Transform": {"Name": "AWS::Include"}}}, [], id="may-come-from-a-macro"
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "DefaultArguments": {"--scriptLocation": "s3://bucket/job.py"}},
            [],
            id="in-an-argument",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "DefaultArguments": {"Ref": "Parameter"}},
            [],
            id="arguments-are-a-parameter",
        ),
        pytest.param({"Command": {"Ref": "Parameter"}}, [], id="command-is-a-parameter"),
        pytest.param({}, [], id="left-to-missing-command"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MissingScriptLocation, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MissingScriptLocation, {"Command": {"Name": "glueetl"}}) == (
        "the job has no script: needs the S3 URI of a script, s3://<bucket>/<key>, got None"
    )
