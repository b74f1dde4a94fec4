"""What missing-command finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.properties.missing_command import MissingCommand

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Role": "GlueRole"}, ["Command"], id="left-out"),
        pytest.param({"Command": {"Ref": "AWS::NoValue"}}, ["Command"], id="no-value"),
        pytest.param({"Command": None}, ["Command"], id="null"),
        pytest.param({"Command": {}}, [], id="empty"),
        pytest.param({"Command": {"ScriptLocation": "s3://bucket/job.py"}}, [], id="without-a-name"),
        pytest.param({"Command": {"Ref": "Parameter"}}, [], id="parameter"),
        pytest.param({"Fn::Transform": {"Name": "AWS::Include"}}, [], id="may-come-from-a-macro"),
        pytest.param({"Command": "glueetl"}, [], id="left-to-value-of-wrong-type"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MissingCommand, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MissingCommand, {"Role": "GlueRole"}) == (
        "the job has no command: needs an object with Name and ScriptLocation, got None"
    )
