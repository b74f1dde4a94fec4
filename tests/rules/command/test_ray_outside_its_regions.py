"""What ray-outside-its-regions finds, and what it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules import check_job
from glue_constructs.rules.command.ray_outside_its_regions import RayOutsideItsRegions


def found(job: dict[str, Any], region: str | None) -> list[str]:
    findings = check_job(job, region=region)
    return [finding.property for finding in findings if finding.rule == RayOutsideItsRegions.id]


@pytest.mark.parametrize(
    ("job", "region", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"},
            "eu-north-1",
            ["Command.Name"],
            id="elsewhere",
        ),
        pytest.param(
            {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"},
            "cn-north-1",
            ["Command.Name"],
            id="in-china",
        ),
        pytest.param(
            {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"},
            "eu-west-1",
            [],
            id="in-its-region",
        ),
        pytest.param(
            {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}, None, [], id="region-not-known"
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}, "eu-north-1", [], id="spark"
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}, "Runtime": "Ray2.4"}, "GlueVersion": "4.0"},
            "eu-north-1",
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
            {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}, region="eu-north-1"
        )
        if f.rule == RayOutsideItsRegions.id
    ]

    assert message == (
        "Glue for Ray is not in this Region: needs 'us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1' or "
        "'ap-northeast-1', got 'eu-north-1'"
    )
