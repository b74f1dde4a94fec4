"""What too-few-workers finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.capacity.too_few_workers import TooFewWorkers

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 1},
            ["NumberOfWorkers"],
            id="one-g1x",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "R.8X", "NumberOfWorkers": 1},
            ["NumberOfWorkers"],
            id="one-r8x",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.2X", "NumberOfWorkers": 0},
            ["NumberOfWorkers"],
            id="none",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": "1"},
            ["NumberOfWorkers"],
            id="one-as-text",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "WorkerType": "G.025X", "NumberOfWorkers": 1},
            ["NumberOfWorkers"],
            id="one-on-streaming",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "g.1x", "NumberOfWorkers": 1},
            ["NumberOfWorkers"],
            id="one-of-a-misspelt-type",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0", "WorkerType": "Standard", "NumberOfWorkers": -1},
            ["NumberOfWorkers"],
            id="negative-standard",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.99X", "NumberOfWorkers": -1},
            ["NumberOfWorkers"],
            id="negative-of-an-unknown-type",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 1,
            },
            ["NumberOfWorkers"],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 2},
            [],
            id="two",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0", "WorkerType": "Standard", "NumberOfWorkers": 1},
            [],
            id="one-standard",
        ),
        pytest.param(
            {"Command": {"Name": "glueray"}, "GlueVersion": "4.0", "WorkerType": "Z.2X", "NumberOfWorkers": 1},
            [],
            id="one-ray",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.99X", "NumberOfWorkers": 1},
            [],
            id="one-of-an-unknown-type",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "WorkerType": "G.1X", "NumberOfWorkers": 1},
            [],
            id="left-to-the-rule-of-shell-jobs",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": {"Ref": "Parameter"},
            },
            [],
            id="count-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": {"Ref": "Parameter"},
                "NumberOfWorkers": 1,
            },
            [],
            id="one-and-type-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(TooFewWorkers, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 1}

    assert message(TooFewWorkers, job) == ("too few G.1X workers: needs 2 or more, got 1")
