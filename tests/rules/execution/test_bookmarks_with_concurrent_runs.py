"""What bookmarks-with-concurrent-runs finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.bookmarks_with_concurrent_runs import BookmarksWithConcurrentRuns

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionProperty": {"MaxConcurrentRuns": 2},
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            ["ExecutionProperty.MaxConcurrentRuns"],
            id="two-runs",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionProperty": {"MaxConcurrentRuns": 2},
                "NonOverridableArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            ["ExecutionProperty.MaxConcurrentRuns"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionProperty": {"MaxConcurrentRuns": 1},
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            [],
            id="one-run",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            [],
            id="default-runs",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionProperty": {"MaxConcurrentRuns": 2},
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-disable"},
            },
            [],
            id="disabled",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"MaxConcurrentRuns": 2}},
            [],
            id="no-bookmark",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionProperty": {"MaxConcurrentRuns": 2},
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
                "NonOverridableArguments": {"--job-bookmark-option": "job-bookmark-disable"},
            },
            [],
            id="fixed-to-disabled",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "ExecutionProperty": {"MaxConcurrentRuns": 2},
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            [],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionProperty": {"MaxConcurrentRuns": 2},
                "DefaultArguments": {"--job-bookmark-option": {"Ref": "Parameter"}},
            },
            [],
            id="option-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionProperty": {"MaxConcurrentRuns": {"Ref": "Parameter"}},
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            [],
            id="runs-are-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionProperty": {"MaxConcurrentRuns": 2},
                "DefaultArguments": {"Ref": "Parameter"},
            },
            [],
            id="arguments-are-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(BookmarksWithConcurrentRuns, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "ExecutionProperty": {"MaxConcurrentRuns": 2},
        "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
    }

    assert message(BookmarksWithConcurrentRuns, job) == ("overlapping runs share one job bookmark: needs 1, got 2")
