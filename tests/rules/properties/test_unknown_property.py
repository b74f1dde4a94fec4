"""What unknown-property finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.properties.unknown_property import UnknownProperty

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"SourceControlDetails": {"Provider": "GITHUB"}}, ["SourceControlDetails"], id="of-the-api-only"),
        pytest.param({"CodeGenConfigurationNodes": {}}, ["CodeGenConfigurationNodes"], id="of-the-visual-editor"),
        pytest.param({"JobRunId": "jr_1"}, ["JobRunId"], id="of-start-job-run"),
        pytest.param({"workerType": "G.1X"}, ["workerType"], id="in-another-case"),
        pytest.param({"Command": {"Script": "s3://bucket/job.py"}}, ["Command.Script"], id="inside-command"),
        pytest.param(
            {"ExecutionProperty": {"MaxConcurrent": 2}},
            ["ExecutionProperty.MaxConcurrent"],
            id="inside-execution-property",
        ),
        pytest.param(
            {"NotificationProperty": {"NotifyAfter": 2}},
            ["NotificationProperty.NotifyAfter"],
            id="inside-notification-property",
        ),
        pytest.param({"Connections": {"Connection": ["orders"]}}, ["Connections.Connection"], id="inside-connections"),
        pytest.param({"A": 1, "B": 2}, ["A", "B"], id="several"),
        pytest.param({"Workers": {"Ref": "Parameter"}}, ["Workers"], id="whatever-its-value"),
        pytest.param({"Workers": {"Ref": "AWS::NoValue"}}, [], id="without-a-value"),
        pytest.param({"Workers": None}, [], id="null"),
        pytest.param({"DefaultArguments": {"--day": "1"}, "Tags": {"team": "orders"}}, [], id="open-maps"),
        pytest.param({"Fn::Transform": {"Name": "AWS::Include"}}, [], id="macro"),
        pytest.param({"Command": {"Fn::Transform": {"Name": "AWS::Include"}}}, [], id="macro-inside-command"),
        pytest.param({"Command": {"Ref": "Parameter"}}, [], id="command-is-a-parameter"),
        pytest.param({"Timeout": 1, "Command": {"Runtime": "Ray2.4"}}, [], id="known"),
        pytest.param({1: 2}, [], id="number-for-a-name"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownProperty, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(UnknownProperty, {"Workers": 2}) == (
        "AWS::Glue::Job has no such property: needs a property of the resource type, got 'Workers'"
    )


@pytest.mark.parametrize(
    ("job", "meant"),
    [
        pytest.param({"Workertype": "G.1X"}, "WorkerType", id="case"),
        pytest.param({"worker_type": "G.1X"}, "WorkerType", id="as-python-spells-it"),
        pytest.param({"NumberOfWorker": 2}, "NumberOfWorkers", id="letter-left-out"),
        pytest.param({"ScriptLocation": "s3://bucket/job.py"}, "Command.ScriptLocation", id="outside-command"),
        pytest.param({"MaxConcurrentRuns": 2}, "ExecutionProperty.MaxConcurrentRuns", id="outside-its-object"),
        pytest.param({"Command": {"name": "glueetl"}}, "Command.Name", id="case-inside-command"),
        pytest.param({"Command": {"GlueVersion": "5.1"}}, "GlueVersion", id="inside-command-by-mistake"),
        pytest.param({"name": "orders"}, "Name", id="case-of-the-job-s-own"),
    ],
)
def test_what_was_meant(message: Callable[..., str], job: dict[str, Any], meant: str) -> None:
    assert f"needs {meant!r}, got" in message(UnknownProperty, job)


def test_among_many_nothing_was_meant(found: Callable[..., list[str]]) -> None:
    """Or a job of nothing but junk would take its time."""
    junk = {f"worker_type_{number}": 1 for number in range(1_000)}

    assert found(UnknownProperty, junk) == list(junk)
