"""The rule unknown-property: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.properties.unknown_property import UnknownProperty

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("of-the-api-only", ["SourceControlDetails"], job={}, SourceControlDetails={"Provider": "GITHUB"}),
        case("of-the-visual-editor", ["CodeGenConfigurationNodes"], job={}, CodeGenConfigurationNodes={}),
        case("of-start-job-run", ["JobRunId"], job={}, JobRunId="jr_1"),
        case("in-another-case", ["workerType"], job={}, workerType="G.1X"),
        case("inside-command", ["Command.Script"], job={}, Command={"Script": "s3://bucket/job.py"}),
        case(
            "inside-execution-property",
            ["ExecutionProperty.MaxConcurrent"],
            job={},
            ExecutionProperty={"MaxConcurrent": 2},
        ),
        case(
            "inside-notification-property",
            ["NotificationProperty.NotifyAfter"],
            job={},
            NotificationProperty={"NotifyAfter": 2},
        ),
        case("inside-connections", ["Connections.Connection"], job={}, Connections={"Connection": ["orders"]}),
        case("several", ["A", "B"], job={}, A=1, B=2),
        case("whatever-its-value", ["Workers"], job={}, Workers=PARAMETER),
        case("without-a-value", [], job={}, Workers={"Ref": "AWS::NoValue"}),
        case("null", [], job={}, Workers=None),
        case("open-maps", [], job={}, arguments={"--day": "1"}, Tags={"team": "orders"}),
        case("macro", [], job={"Fn::Transform": {"Name": "AWS::Include"}}),
        case("macro-inside-command", [], job={}, Command={"Fn::Transform": {"Name": "AWS::Include"}}),
        case("command-is-a-parameter", [], job={}, Command=PARAMETER),
        case("known", [], job=SHELL, Timeout=1, Command={"Runtime": "Ray2.4"}),
        case("number-for-a-name", [], job={1: 2}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownProperty, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(UnknownProperty, {"Workers": 2}) == (
        "unknown property of AWS::Glue::Job: needs a property of the resource type, got 'Workers'"
    )


@pytest.mark.parametrize(
    ("job", "similar"),
    [
        case("case", "WorkerType", job={}, Workertype="G.1X"),
        case("as-python-spells-it", "WorkerType", job={}, worker_type="G.1X"),
        case("letter-not-set", "NumberOfWorkers", job={}, NumberOfWorker=2),
        case("outside-command", "Command.ScriptLocation", job={}, ScriptLocation="s3://bucket/job.py"),
        case("outside-its-object", "ExecutionProperty.MaxConcurrentRuns", job={}, MaxConcurrentRuns=2),
        case("case-inside-command", "Command.Name", job={}, Command={"name": "glueetl"}),
        case("inside-command-by-mistake", "GlueVersion", job={}, Command={"GlueVersion": "5.1"}),
        case("case-of-the-job-s-own", "Name", job={}, name="orders"),
    ],
)
def test_the_suggested_property(message: Callable[..., str], job: dict[str, Any], similar: str) -> None:
    assert f"needs {similar!r}, got" in message(UnknownProperty, job)


def test_among_many_unknown_properties_none_is_suggested(found: Callable[..., list[str]]) -> None:
    """Otherwise a job with only unknown properties would take long to check."""
    junk = {f"worker_type_{number}": 1 for number in range(1_000)}

    assert found(UnknownProperty, junk) == list(junk)
