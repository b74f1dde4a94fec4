"""What worker-type-not-for-flex finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.worker_type_not_for_flex import WorkerTypeNotForFlex

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionClass": "FLEX",
                "WorkerType": "G.4X",
                "NumberOfWorkers": 2,
            },
            ["WorkerType"],
            id="g4x",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionClass": "FLEX",
                "WorkerType": "R.1X",
                "NumberOfWorkers": 2,
            },
            ["WorkerType"],
            id="r1x",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "ExecutionClass": "FLEX",
                "WorkerType": "Standard",
                "NumberOfWorkers": 2,
            },
            ["WorkerType"],
            id="standard",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionClass": "FLEX",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
            },
            [],
            id="g1x",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionClass": "FLEX",
                "WorkerType": "G.2X",
                "NumberOfWorkers": 2,
            },
            [],
            id="g2x",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionClass": "STANDARD",
                "WorkerType": "G.4X",
                "NumberOfWorkers": 2,
            },
            [],
            id="standard-class",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionClass": "FLEX",
                "WorkerType": "G.99X",
                "NumberOfWorkers": 2,
            },
            [],
            id="unknown-type",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionClass": "FLEX",
                "WorkerType": "G.025X",
                "NumberOfWorkers": 2,
            },
            [],
            id="left-to-the-rule-of-commands",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "ExecutionClass": "FLEX",
                "WorkerType": "G.4X",
                "NumberOfWorkers": 2,
            },
            [],
            id="left-to-the-rule-of-flex",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionClass": "FLEX",
                "WorkerType": {"Ref": "Parameter"},
                "NumberOfWorkers": 2,
            },
            [],
            id="type-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionClass": {"Ref": "Parameter"},
                "WorkerType": "G.4X",
                "NumberOfWorkers": 2,
            },
            [],
            id="class-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "ExecutionClass": "FLEX",
                "WorkerType": "G.4X",
                "NumberOfWorkers": 2,
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(WorkerTypeNotForFlex, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "ExecutionClass": "FLEX",
        "WorkerType": "G.4X",
        "NumberOfWorkers": 2,
    }

    assert message(WorkerTypeNotForFlex, job) == ("FLEX has no G.4X workers: needs 'G.1X' or 'G.2X', got 'G.4X'")
