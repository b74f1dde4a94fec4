"""What missing-glue-version finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.missing_glue_version import MissingGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Command": {"Name": "glueetl"}}, ["GlueVersion"], id="etl"),
        pytest.param({"Command": {"Name": "gluestreaming"}}, ["GlueVersion"], id="streaming"),
        pytest.param({"Command": {"Name": "glueray"}}, ["GlueVersion"], id="ray"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": {"Ref": "AWS::NoValue"}}, ["GlueVersion"], id="no-value"
        ),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}, [], id="shell"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="given"),
        pytest.param({"Command": {"Name": {"Ref": "Parameter"}}}, [], id="command-is-a-parameter"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": {"Ref": "Parameter"}}, [], id="glue-version-is-a-parameter"
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "Fn::Transform": {"Name": "AWS::Include"}}, [], id="a-macro-may-bring-it"
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MissingGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}}

    assert message(MissingGlueVersion, job) == (
        "GlueVersion is left out, and its default moves: needs a version such as '5.1', got None"
    )
