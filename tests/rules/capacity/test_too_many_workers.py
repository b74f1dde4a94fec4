"""What too-many-workers finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.capacity.too_many_workers import TooManyWorkers

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 300},
            ["NumberOfWorkers"],
            id="g1x",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "WorkerType": "G.025X",
                "NumberOfWorkers": 300,
            },
            ["NumberOfWorkers"],
            id="g025x",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.2X", "NumberOfWorkers": 150},
            ["NumberOfWorkers"],
            id="g2x",
        ),
        pytest.param(
            {"Command": {"Name": "glueray"}, "GlueVersion": "4.0", "WorkerType": "Z.2X", "NumberOfWorkers": 26},
            ["NumberOfWorkers"],
            id="z2x",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.4X", "NumberOfWorkers": 251},
            ["NumberOfWorkers"],
            id="g4x-beyond-the-quota",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.16X", "NumberOfWorkers": 63},
            ["NumberOfWorkers"],
            id="g16x-beyond-the-quota",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 299},
            [],
            id="g1x-at-the-limit",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.2X", "NumberOfWorkers": 149},
            [],
            id="g2x-at-the-limit",
        ),
        pytest.param(
            {"Command": {"Name": "glueray"}, "GlueVersion": "4.0", "WorkerType": "Z.2X", "NumberOfWorkers": 25},
            [],
            id="z2x-at-the-limit",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.4X", "NumberOfWorkers": 250},
            [],
            id="g4x-at-the-quota",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 300,
            },
            ["NumberOfWorkers"],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "WorkerType": "G.1X", "NumberOfWorkers": 300},
            [],
            id="left-to-the-rule-of-shell-jobs",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "R.8X", "NumberOfWorkers": 5000},
            [],
            id="no-quota-known",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.99X", "NumberOfWorkers": 5000},
            [],
            id="unknown-type",
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
                "NumberOfWorkers": 5000,
            },
            [],
            id="type-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(TooManyWorkers, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.4X", "NumberOfWorkers": 251}

    assert message(TooManyWorkers, job) == (
        "more G.4X workers than an account can usually have: needs 250 or fewer, got 251"
    )
