"""The rule bookmarks-without-job-init: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules.scripts.bookmarks_without_job_init import BookmarksWithoutJobInit

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
    assert found(BookmarksWithoutJobInit, "import pyspark", job) == ["Command.ScriptLocation: None"] * found_there


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(START, id="job"),
        pytest.param("from awsglue.job import *\nJob(glue).init('orders')", id="all-of-the-module"),
        pytest.param("import awsglue.job as j\ndef main():\n    k = j.Job(g)\n    k.init('orders')", id="function"),
        pytest.param("from awsglue.job import Job\nclass A:\n    def f(self):\n        self.job = Job(g)\n"
                     "        self.job.init('orders')", id="attribute"),
        pytest.param("from helpers import start\nstart()", id="own-module"),
        pytest.param("def f(:", id="no-python"),
    ],
)  # fmt: skip
def test_accepted(found: Any, script: str) -> None:
    assert found(BookmarksWithoutJobInit, script, ON) == []


def test_message(message: Any) -> None:
    assert message(BookmarksWithoutJobInit, "import pyspark", ON) == (
        "bookmarks are enabled, but orders.py never calls Job.init: needs Job.init and Job.commit, got None"
    )
