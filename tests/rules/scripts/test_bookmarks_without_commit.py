"""The rule bookmarks-without-commit: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules.scripts.bookmarks_without_commit import BookmarksWithoutCommit

ON = {
    "Command": {"Name": "glueetl"},
    "GlueVersion": "5.1",
    "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
}
PAUSED = {**ON, "DefaultArguments": {"--job-bookmark-option": "job-bookmark-pause"}}
OFF = {**ON, "DefaultArguments": {"--job-bookmark-option": "job-bookmark-disable"}}
NOT_SET = {**ON, "DefaultArguments": {}}
UNKNOWN = {**ON, "DefaultArguments": {"--job-bookmark-option": {"Ref": "Parameter"}}}
STREAMING = {**ON, "Command": {"Name": "gluestreaming"}}
START = "from awsglue.job import Job\njob = Job(glue)\njob.init('orders', {})\n"


@pytest.mark.parametrize(
    ("job", "found_there"),
    [(ON, True), (PAUSED, True), (OFF, False), (NOT_SET, False), (UNKNOWN, False), (STREAMING, False)],
    ids=["on", "paused", "off", "not-set", "unknown", "streaming"],
)
def test_found_where_bookmarks_are_enabled(found: Any, job: dict[str, Any], *, found_there: bool) -> None:
    assert found(BookmarksWithoutCommit, START, job) == ["Command.ScriptLocation: None"] * found_there


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("job.commit()", id="commit"),
        pytest.param("if rows:\n    job.commit()", id="in-a-branch"),
        pytest.param("k = job\nk.commit()", id="by-another-name"),
        pytest.param("Job.commit()", id="of-the-class"),
        pytest.param("atexit.register(job.commit)", id="registered"),
        pytest.param("def end(j):\n    pass\nend(job)", id="handed-on"),
        pytest.param("import helpers\nhelpers.end()", id="own-module"),
    ],
)
def test_accepted(found: Any, rest: str) -> None:
    assert found(BookmarksWithoutCommit, START + rest, ON) == []


def test_a_script_without_init_is_reported_by_another_rule(found: Any) -> None:
    assert found(BookmarksWithoutCommit, "import pyspark", ON) == []


def test_message(message: Any) -> None:
    assert message(BookmarksWithoutCommit, START, ON) == (
        "bookmarks are enabled, but orders.py calls Job.init without commit: needs Job.commit, got None"
    )
