"""The rule too-many-concurrent-runs: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.execution.too_many_concurrent_runs import TooManyConcurrentRuns

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("beyond", ["ExecutionProperty.MaxConcurrentRuns"], ExecutionProperty={"MaxConcurrentRuns": 4001}),
        case("at-the-quota", [], ExecutionProperty={"MaxConcurrentRuns": 4000}),
        case("two-hundred", [], ExecutionProperty={"MaxConcurrentRuns": 200}),
        case("not-set", []),
        case("runs-are-a-parameter", [], ExecutionProperty={"MaxConcurrentRuns": PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(TooManyConcurrentRuns, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"MaxConcurrentRuns": 4001}}

    assert message(TooManyConcurrentRuns, job) == (
        "MaxConcurrentRuns is above the default quota: needs 4000 or fewer, got 4001"
    )
