"""Which objects a bookmark selects. Without Spark, with fictitious times and objects."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from glue_constructs.local.script_path.awsglue.bookmark import JobBookmark
from glue_constructs.local.script_path.awsglue.s3 import S3Object

NOON = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def made(name: str, minutes: float, etag: str = "1") -> S3Object:
    return S3Object("s3://data/", f"s3://data/{name}", etag, at(minutes))


def run(state: str, minutes: float, *objects: S3Object, ctx: str = "source") -> tuple[str, list[str]]:
    """Return the state after a run that began at that time, and the names of the objects that it read."""
    bookmark = JobBookmark(state, run=1, started=at(minutes))
    read = bookmark.unread(ctx, objects)
    return bookmark.state(), [each.uri.rpartition("/")[2] for each in read]


def test_the_first_run_reads_all_and_the_second_nothing() -> None:
    objects = [made("old", -600), made("new", -1)]

    state, first = run("{}", 0, *objects)
    _, second = run(state, 1, *objects)

    assert (first, second) == (["old", "new"], [])


def test_a_new_object_is_read_once() -> None:
    state, _ = run("{}", 0, made("a", -1))

    state, second = run(state, 10, made("a", -1), made("b", 5))
    state, third = run(state, 20, made("a", -1), made("b", 5))

    assert (second, third) == (["b"], [])


def test_a_late_object_is_read_although_its_time_is_before_the_last_run() -> None:
    state, _ = run("{}", 0, made("a", -20))

    _, second = run(state, 10, made("a", -20), made("late", -2))

    assert second == ["late"]


def test_an_object_that_is_written_during_the_run_is_read_by_the_next_run() -> None:
    state, first = run("{}", 0, made("a", -1), made("own output", 1))
    _, second = run(state, 10, made("a", -1), made("own output", 1))

    assert (first, second) == (["a"], ["own output"])


def test_an_object_that_is_written_again_is_read_again() -> None:
    state, _ = run("{}", 0, made("a", -1, etag="1"))

    _, second = run(state, 10, made("a", 5, etag="2"))

    assert second == ["a"]


def test_each_source_has_its_own_bookmark() -> None:
    state, _ = run("{}", 0, made("a", -1), ctx="flights")
    state, weather = run(state, 10, made("a", -1), ctx="weather")
    _, flights = run(state, 20, made("a", -1), ctx="flights")

    assert (weather, flights) == (["a"], [])


def test_the_state_has_the_format_of_the_service() -> None:
    state, _ = run("{}", 0.001, made("old", -600), made("new", -1))

    entry = json.loads(state)["source"]
    assert entry["jsonClass"] == "HadoopDataSourceJobBookmarkState"
    digest = entry["timestamps"].pop("INCLUDE_LIST")
    assert (len(digest), "," in digest) == (32, False)
    assert entry["timestamps"] == {
        "RUN": "1",
        "HIGH_BAND": "900000",
        "CURR_LATEST_PARTITION": "0",
        "CURR_LATEST_PARTITIONS": "",
        "CURR_RUN_START_TIME": "2026-11-20T12:00:00.060Z",
    }


@given(
    written=st.lists(st.floats(-100, 100, allow_nan=False), max_size=20),
    delays=st.lists(st.floats(0, 14), min_size=20, max_size=20),
    begun=st.lists(st.floats(-100, 100, allow_nan=False), min_size=1, max_size=8, unique=True).map(sorted),
)
def test_each_object_is_read_exactly_once_if_it_appears_within_the_band(
    written: list[float], delays: list[float], begun: list[float]
) -> None:
    objects = [(made(str(number), minutes), minutes + delays[number]) for number, minutes in enumerate(written)]
    state, read = "{}", []
    for start in [*begun, 120, 240]:
        visible = [each for each, shown in objects if shown <= start]
        state, names = run(state, start, *visible)
        read += names

    assert sorted(read, key=int) == [str(number) for number in range(len(written))]
