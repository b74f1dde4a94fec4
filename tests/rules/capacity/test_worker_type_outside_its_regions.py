"""The rule worker-type-outside-its-regions: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules import check_job, check_run
from glue_constructs.rules.capacity.worker_type_outside_its_regions import WorkerTypeOutsideItsRegions

AT = ["WorkerType"]


def found(job: dict[str, Any], region: str | None) -> list[str]:
    findings = check_job(job, region=region)
    return [finding.property for finding in findings if finding.rule == WorkerTypeOutsideItsRegions.id]


@pytest.mark.parametrize(
    ("job", "region", "at"),
    [
        case("g4x", "eu-west-3", AT, WorkerType="G.4X", NumberOfWorkers=2),
        case("g8x", "af-south-1", AT, WorkerType="G.8X", NumberOfWorkers=2),
        case("g12x-where-g4x-is", "us-west-1", AT, WorkerType="G.12X", NumberOfWorkers=2),
        case("r1x", "eu-west-2", AT, WorkerType="R.1X", NumberOfWorkers=2),
        case("misspelt", "eu-west-3", AT, WorkerType="g.4x", NumberOfWorkers=2),
        case("g4x-in-its-region", "us-west-1", [], WorkerType="G.4X", NumberOfWorkers=2),
        case("r1x-in-its-region", "us-east-1", [], WorkerType="R.1X", NumberOfWorkers=2),
        case("everywhere", "eu-west-3", [], WorkerType="G.2X", NumberOfWorkers=2),
        case("unknown-type", "eu-west-3", [], WorkerType="G.99X", NumberOfWorkers=2),
        case("region-not-known", None, [], WorkerType="G.4X", NumberOfWorkers=2),
        case("type-is-a-parameter", "eu-west-3", [], WorkerType=PARAMETER, NumberOfWorkers=2),
        case(
            "left-to-ray-outside-its-regions",
            "eu-west-3",
            [],
            Command={"Name": "glueray"},
            WorkerType="Z.2X",
            NumberOfWorkers=2,
        ),
        case(
            "left-to-workers-on-python-shell",
            "eu-west-3",
            [],
            Command={"Name": "pythonshell"},
            WorkerType="G.4X",
            NumberOfWorkers=2,
        ),
        case(
            "command-is-a-parameter", "eu-west-3", [], Command={"Name": PARAMETER}, WorkerType="G.4X", NumberOfWorkers=2
        ),
    ],
)
def test_findings(job: dict[str, Any], region: str | None, at: list[str]) -> None:
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


def test_a_run_may_set_the_worker_type() -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.2X", "NumberOfWorkers": 2}

    findings = check_run({"WorkerType": "G.4X", "NumberOfWorkers": 2}, job, region="eu-west-3")

    assert WorkerTypeOutsideItsRegions.id in [finding.rule for finding in findings]
