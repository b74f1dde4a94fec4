"""What max-concurrent-runs-out-of-range finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.max_concurrent_runs_out_of_range import MaxConcurrentRunsOutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"MaxConcurrentRuns": 0}},
            ["ExecutionProperty.MaxConcurrentRuns"],
            id="zero",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"MaxConcurrentRuns": -1}},
            ["ExecutionProperty.MaxConcurrentRuns"],
            id="negative",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"MaxConcurrentRuns": 1}},
            [],
            id="one",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"MaxConcurrentRuns": 5000}},
            [],
            id="many",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {}}, [], id="left-out"
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionProperty": {"MaxConcurrentRuns": {"Ref": "Parameter"}},
            },
            [],
            id="runs-are-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"Fn::If": ["C", {}, {}]}},
            [],
            id="property-is-a-condition",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MaxConcurrentRunsOutOfRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"MaxConcurrentRuns": 0}}

    assert message(MaxConcurrentRunsOutOfRange, job) == ("MaxConcurrentRuns allows no run: needs 1 or more, got 0")
