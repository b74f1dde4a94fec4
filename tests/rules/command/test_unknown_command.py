"""The rule unknown-command: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.command.unknown_command import UnknownCommand

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Command.Name"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("spark", AT, Command={"Name": "spark"}),
        case("other-case", AT, Command={"Name": "GlueETL"}),
        case("empty", AT, Command={"Name": ""}),
        case("glueetl", []),
        case("gluestreaming", [], job=STREAMING),
        case("pythonshell", [], Command={"Name": "pythonshell"}),
        case("glueray", [], Command={"Name": "glueray"}),
        case("not-set", [], Command={"ScriptLocation": "s3://bucket/job.py"}),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}),
        case("whole-command-is-a-condition", [], job={}, Command={"Fn::If": ["Shell", {}, {}]}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownCommand, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "GlueETL"}, "GlueVersion": "5.1"}

    assert message(UnknownCommand, job) == ("unknown Command.Name: needs 'glueetl', got 'GlueETL'")
