"""The rule bookmarks-without-context: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules.scripts.bookmarks_without_context import BookmarksWithoutContext

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

FROM = "glue.create_dynamic_frame.from_"


@pytest.mark.parametrize(
    ("reads", "found_there"),
    [
        pytest.param(f"{FROM}catalog(database='d', table_name='t')", True, id="catalog"),
        pytest.param(f"{FROM}options('s3', connection_options={{}})", True, id="options"),
        pytest.param("glue.create_dynamic_frame_from_catalog('d', 't')", True, id="method"),
        pytest.param(f"{FROM}catalog(database='d', table_name='t', transformation_ctx='t')", False, id="context"),
        pytest.param(f"{FROM}catalog('d', 't', '', 't')", False, id="by-place"),
        pytest.param(f"{FROM}catalog(**settings)", False, id="perhaps"),
        pytest.param(f"{FROM}catalog(*settings)", False, id="perhaps-by-place"),
        pytest.param(f"{FROM}catalog('d', 'a')\n{FROM}catalog('d', 'b', transformation_ctx='b')", False, id="one"),
        pytest.param("spark.read.parquet('s3://b/k')", False, id="no-frame"),
        pytest.param("frame.from_options('s3')", False, id="something-else"),
    ],
)
def test_found(found: Any, reads: str, *, found_there: bool) -> None:
    assert (
        found(BookmarksWithoutContext, f"{START}{reads}\njob.commit()", ON)
        == ["Command.ScriptLocation: None"] * found_there
    )


@pytest.mark.parametrize("job", [OFF, NOT_SET, UNKNOWN, STREAMING], ids=["off", "not-set", "unknown", "streaming"])
def test_only_where_bookmarks_are_enabled(found: Any, job: dict[str, Any]) -> None:
    assert found(BookmarksWithoutContext, f"{START}{FROM}catalog('d', 't')", job) == []
    assert len(found(BookmarksWithoutContext, f"{START}{FROM}catalog('d', 't')", PAUSED)) == 1


def test_message(message: Any) -> None:
    assert message(BookmarksWithoutContext, f"{START}{FROM}catalog('d', 't')", ON) == (
        "bookmarks are enabled, but the read in orders.py line 4 has no transformation_ctx: needs transformation_ctx, "
        "got None"
    )
