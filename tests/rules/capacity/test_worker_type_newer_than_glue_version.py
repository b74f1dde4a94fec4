"""What worker-type-newer-than-glue-version finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.capacity.worker_type_newer_than_glue_version import WorkerTypeNewerThanGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0", "WorkerType": "G.12X", "NumberOfWorkers": 2},
            ["GlueVersion"],
            id="g12x-on-3.0",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0", "WorkerType": "G.16X", "NumberOfWorkers": 2},
            ["GlueVersion"],
            id="g16x-on-3.0",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0", "WorkerType": "R.1X", "NumberOfWorkers": 2},
            ["GlueVersion"],
            id="r1x-on-3.0",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "3.0", "WorkerType": "R.8X", "NumberOfWorkers": 2},
            ["GlueVersion"],
            id="r8x-on-streaming-3.0",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0", "WorkerType": "G.12X", "NumberOfWorkers": 2},
            [],
            id="g12x-on-4.0",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0", "WorkerType": "G.4X", "NumberOfWorkers": 2},
            [],
            id="g4x-on-3.0",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0", "WorkerType": "G.1X", "NumberOfWorkers": 2},
            [],
            id="g1x-on-3.0",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "2.0", "WorkerType": "G.4X", "NumberOfWorkers": 2},
            [],
            id="left-to-the-rule-of-retired-versions",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0", "WorkerType": "Z.2X", "NumberOfWorkers": 2},
            [],
            id="left-to-the-rule-of-commands",
        ),
        pytest.param(
            {"Command": {"Name": "glueray"}, "GlueVersion": "3.0", "WorkerType": "Z.2X", "NumberOfWorkers": 3},
            [],
            id="left-to-the-rule-of-ray",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": {"Ref": "Parameter"},
                "WorkerType": "G.12X",
                "NumberOfWorkers": 2,
            },
            [],
            id="glue-version-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "3.0",
                "WorkerType": {"Ref": "Parameter"},
                "NumberOfWorkers": 2,
            },
            [],
            id="type-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "3.0",
                "WorkerType": "G.12X",
                "NumberOfWorkers": 2,
            },
            [],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "WorkerType": "G.12X", "NumberOfWorkers": 2}, [], id="default-version"
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(WorkerTypeNewerThanGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0", "WorkerType": "G.12X", "NumberOfWorkers": 2}

    assert message(WorkerTypeNewerThanGlueVersion, job) == (
        "G.12X workers are not in this Glue version: needs '4.0' or later, got '3.0'"
    )
