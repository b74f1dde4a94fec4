"""What worker-type-outside-its-regions finds, and what it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules import check_job, check_run
from glue_constructs.rules.capacity.worker_type_outside_its_regions import WorkerTypeOutsideItsRegions


def found(job: dict[str, Any], region: str | None) -> list[str]:
    findings = check_job(job, region=region)
    return [finding.property for finding in findings if finding.rule == WorkerTypeOutsideItsRegions.id]


@pytest.mark.parametrize(
    ("job", "region", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.4X", "NumberOfWorkers": 2},
            "eu-west-3",
            ["WorkerType"],
            id="g4x",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.8X", "NumberOfWorkers": 2},
            "af-south-1",
            ["WorkerType"],
            id="g8x",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.12X", "NumberOfWorkers": 2},
            "us-west-1",
            ["WorkerType"],
            id="g12x-where-g4x-is",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "R.1X", "NumberOfWorkers": 2},
            "eu-west-2",
            ["WorkerType"],
            id="r1x",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "g.4x", "NumberOfWorkers": 2},
            "eu-west-3",
            ["WorkerType"],
            id="misspelt",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.4X", "NumberOfWorkers": 2},
            "us-west-1",
            [],
            id="g4x-in-its-region",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "R.1X", "NumberOfWorkers": 2},
            "us-east-1",
            [],
            id="r1x-in-its-region",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.2X", "NumberOfWorkers": 2},
            "eu-west-3",
            [],
            id="everywhere",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.99X", "NumberOfWorkers": 2},
            "eu-west-3",
            [],
            id="unknown-type",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.4X", "NumberOfWorkers": 2},
            None,
            [],
            id="region-not-known",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": {"Ref": "Parameter"},
                "NumberOfWorkers": 2,
            },
            "eu-west-3",
            [],
            id="type-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueray"}, "GlueVersion": "5.1", "WorkerType": "Z.2X", "NumberOfWorkers": 2},
            "eu-west-3",
            [],
            id="left-to-ray-outside-its-regions",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell"}, "GlueVersion": "5.1", "WorkerType": "G.4X", "NumberOfWorkers": 2},
            "eu-west-3",
            [],
            id="left-to-workers-on-python-shell",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "WorkerType": "G.4X",
                "NumberOfWorkers": 2,
            },
            "eu-west-3",
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(job: dict[str, Any], region: str | None, at: list[str]) -> None:
    assert found(job, region) == at


def test_message() -> None:
    (message,) = [
        f.message
        for f in check_job(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "R.1X", "NumberOfWorkers": 2},
            region="eu-west-2",
        )
        if f.rule == WorkerTypeOutsideItsRegions.id
    ]

    assert message == (
        "R.1X workers are not documented for this Region: needs 'us-east-1', 'us-east-2', 'us-west-2', 'sa-east-1', "
        "'eu-central-1', 'eu-south-2', 'eu-west-1' or 'ap-northeast-1', got 'eu-west-2'"
    )


def test_a_run_may_bring_the_worker_type() -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.2X", "NumberOfWorkers": 2}

    findings = check_run({"WorkerType": "G.4X", "NumberOfWorkers": 2}, job, region="eu-west-3")

    assert WorkerTypeOutsideItsRegions.id in [finding.rule for finding in findings]
