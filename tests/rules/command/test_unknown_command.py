"""What unknown-command finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.unknown_command import UnknownCommand

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Command": {"Name": "spark"}, "GlueVersion": "5.1"}, ["Command.Name"], id="spark"),
        pytest.param({"Command": {"Name": "GlueETL"}, "GlueVersion": "5.1"}, ["Command.Name"], id="other-case"),
        pytest.param({"Command": {"Name": ""}, "GlueVersion": "5.1"}, ["Command.Name"], id="empty"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="glueetl"),
        pytest.param({"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1"}, [], id="gluestreaming"),
        pytest.param({"Command": {"Name": "pythonshell"}, "GlueVersion": "5.1"}, [], id="pythonshell"),
        pytest.param({"Command": {"Name": "glueray"}, "GlueVersion": "5.1"}, [], id="glueray"),
        pytest.param({"Command": {"ScriptLocation": "s3://bucket/job.py"}, "GlueVersion": "5.1"}, [], id="left-out"),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "5.1"}, [], id="command-is-a-parameter"
        ),
        pytest.param({"Command": {"Fn::If": ["Shell", {}, {}]}}, [], id="whole-command-is-a-condition"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownCommand, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "GlueETL"}, "GlueVersion": "5.1"}

    assert message(UnknownCommand, job) == ("Command.Name is no command of Glue: needs 'glueetl', got 'GlueETL'")
