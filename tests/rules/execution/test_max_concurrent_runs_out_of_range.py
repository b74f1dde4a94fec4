"""The rule max-concurrent-runs-out-of-range: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.execution.max_concurrent_runs_out_of_range import MaxConcurrentRunsOutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["ExecutionProperty.MaxConcurrentRuns"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("zero", AT, ExecutionProperty={"MaxConcurrentRuns": 0}),
        case("negative", AT, ExecutionProperty={"MaxConcurrentRuns": -1}),
        case("one", [], ExecutionProperty={"MaxConcurrentRuns": 1}),
        case("many", [], ExecutionProperty={"MaxConcurrentRuns": 5000}),
        case("not-set", [], ExecutionProperty={}),
        case("runs-are-a-parameter", [], ExecutionProperty={"MaxConcurrentRuns": PARAMETER}),
        case("property-is-a-condition", [], ExecutionProperty={"Fn::If": ["C", {}, {}]}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MaxConcurrentRunsOutOfRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"MaxConcurrentRuns": 0}}

    assert message(MaxConcurrentRunsOutOfRange, job) == ("MaxConcurrentRuns is out of range: needs 1 or more, got 0")
