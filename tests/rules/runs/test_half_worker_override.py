"""The rule half-worker-override: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules import check_run
from glue_constructs.rules.runs.half_worker_override import HalfWorkerOverride

SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}
SIZED = {**SPARK, "WorkerType": "G.1X", "NumberOfWorkers": 2}


@pytest.mark.parametrize(
    ("parameters", "job", "at"),
    [
        pytest.param({"NumberOfWorkers": 4}, SIZED, ["WorkerType"], id="count"),
        pytest.param({"WorkerType": "G.2X"}, SIZED, ["NumberOfWorkers"], id="type"),
        pytest.param({"WorkerType": "G.2X"}, None, ["NumberOfWorkers"], id="job-not-at-hand"),
        pytest.param({"NumberOfWorkers": {"Ref": "Parameter"}}, SIZED, ["WorkerType"], id="count-is-a-parameter"),
        pytest.param({"WorkerType": "G.2X", "NumberOfWorkers": 4}, SIZED, [], id="pair"),
        pytest.param({"Timeout": 5}, SIZED, [], id="neither"),
        pytest.param({"NumberOfWorkers": 4}, SPARK, [], id="left-to-the-rule-of-pairs"),
    ],
)
def test_findings(parameters: dict[str, Any], job: dict[str, Any] | None, at: list[str]) -> None:
    assert [finding.property for finding in check_run(parameters, job) if finding.rule == HalfWorkerOverride.id] == at


def test_message() -> None:
    (finding,) = check_run({"NumberOfWorkers": 4}, SIZED)

    assert finding.message == (
        "the run overrides one of the worker settings without WorkerType: needs both or neither, got None"
    )
