"""What too-many-concurrent-runs finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.too_many_concurrent_runs import TooManyConcurrentRuns

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"MaxConcurrentRuns": 4001}},
            ["ExecutionProperty.MaxConcurrentRuns"],
            id="beyond",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"MaxConcurrentRuns": 4000}},
            [],
            id="at-the-quota",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"MaxConcurrentRuns": 200}},
            [],
            id="two-hundred",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="left-out"),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionProperty": {"MaxConcurrentRuns": {"Ref": "Parameter"}},
            },
            [],
            id="runs-are-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(TooManyConcurrentRuns, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"MaxConcurrentRuns": 4001}}

    assert message(TooManyConcurrentRuns, job) == (
        "MaxConcurrentRuns is more than the default quota: needs 4000 or fewer, got 4001"
    )
