"""The rule bookmarks-with-concurrent-runs: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import ABSENT, PARAMETER, SPARK, case_of

from glue_constructs.rules.execution.bookmarks_with_concurrent_runs import BookmarksWithConcurrentRuns

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--job-bookmark-option"
AT = ["ExecutionProperty.MaxConcurrentRuns"]
JOB = {**SPARK, "ExecutionProperty": {"MaxConcurrentRuns": 2}, "DefaultArguments": {KEY: "job-bookmark-enable"}}
case = case_of(JOB)


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("two-runs", AT),
        case("not-overridable", AT, NonOverridableArguments={KEY: "job-bookmark-enable"}, arguments=ABSENT),
        case("one-run", [], ExecutionProperty={"MaxConcurrentRuns": 1}),
        case("default-runs", [], ExecutionProperty=ABSENT),
        case("disabled", [], arguments={KEY: "job-bookmark-disable"}),
        case("no-bookmark", [], arguments=ABSENT),
        case("fixed-to-disabled", [], NonOverridableArguments={KEY: "job-bookmark-disable"}),
        case("streaming", [], Command={"Name": "gluestreaming"}),
        case("option-is-a-parameter", [], arguments={KEY: PARAMETER}),
        case("runs-are-a-parameter", [], ExecutionProperty={"MaxConcurrentRuns": PARAMETER}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(BookmarksWithConcurrentRuns, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "ExecutionProperty": {"MaxConcurrentRuns": 2},
        "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
    }

    assert message(BookmarksWithConcurrentRuns, job) == ("concurrent runs share one job bookmark: needs 1, got 2")
