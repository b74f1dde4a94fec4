"""The rule ray-outside-its-regions: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest
from rules.cases import PARAMETER, RAY, case

from glue_constructs.rules import check_job
from glue_constructs.rules.command.ray_outside_its_regions import RayOutsideItsRegions

AT = ["Command.Name"]


def found(job: dict[str, Any], region: str | None) -> list[str]:
    findings = check_job(job, region=region)
    return [finding.property for finding in findings if finding.rule == RayOutsideItsRegions.id]


@pytest.mark.parametrize(
    ("job", "region", "at"),
    [
        case("another-region", "eu-north-1", AT, job=RAY),
        case("in-china", "cn-north-1", AT, job=RAY),
        case("in-its-region", "eu-west-1", [], job=RAY),
        case("region-not-known", None, [], job=RAY),
        case("spark", "eu-north-1", [], job=RAY, Command={"Name": "glueetl", "Runtime": "Ray2.4"}),
        case("command-is-a-parameter", "eu-north-1", [], job=RAY, Command={"Name": PARAMETER, "Runtime": "Ray2.4"}),
    ],
)
def test_findings(job: dict[str, Any], region: str | None, at: list[str]) -> None:
    assert found(job, region) == at


def test_message() -> None:
    (message,) = [
        f.message
        for f in check_job(
            {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}, region="eu-north-1"
        )
        if f.rule == RayOutsideItsRegions.id
    ]

    assert message == (
        "Glue for Ray is not available in this Region: needs 'us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1' or "
        "'ap-northeast-1', got 'eu-north-1'"
    )
