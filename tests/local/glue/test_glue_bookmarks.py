from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from moto.glue.exceptions import EntityNotFoundException, GlueClientError

from glue_constructs.local.glue.bookmarks import Bookmark

if TYPE_CHECKING:
    from .conftest import World


def commit(bookmark: Bookmark, run_id: str, state: str) -> None:
    bookmark.commit(run_id=run_id, version=bookmark.begin(attempt=0).version, state=state)


def test_version_and_run_count_as_in_a_live_job() -> None:
    bookmark = Bookmark("flights")
    commit(bookmark, "jr_1", '{"a": 1}')
    assert bookmark.describe(bookmark.get()) == {
        "JobName": "flights",
        "Version": 2,
        "Run": 2,
        "Attempt": 0,
        "RunId": "jr_1",
        "JobBookmark": '{"a": 1}',
    }

    commit(bookmark, "jr_2", '{"a": 2}')
    assert bookmark.describe(bookmark.get()) == {
        "JobName": "flights",
        "Version": 4,
        "Run": 3,
        "Attempt": 0,
        "PreviousRunId": "jr_1",
        "RunId": "jr_2",
        "JobBookmark": '{"a": 2}',
    }


def test_a_run_without_a_commit_does_not_change_the_state() -> None:
    bookmark = Bookmark("flights")
    commit(bookmark, "jr_1", '{"a": 1}')

    bookmark.begin(attempt=1)

    assert (bookmark.get().state, bookmark.get().run, bookmark.get().attempt) == ('{"a": 1}', 2, 1)


def test_a_run_may_commit_twice() -> None:
    bookmark = Bookmark("flights")
    first = bookmark.commit(run_id="jr_1", version=bookmark.begin(attempt=0).version, state='{"a": 1}')

    second = bookmark.commit(run_id="jr_1", version=first.version, state='{"a": 2}')

    assert (second.state, second.run_id, second.previous_run_id) == ('{"a": 2}', "jr_1", None)


@pytest.mark.parametrize("meanwhile", ["begin", "reset"])
def test_a_commit_after_another_change_is_a_version_mismatch(meanwhile: str) -> None:
    bookmark = Bookmark("flights")
    version = bookmark.begin(attempt=0).version
    bookmark.begin(attempt=0) if meanwhile == "begin" else bookmark.reset()

    with pytest.raises(GlueClientError, match="Expected version 1 but found version 2"):
        bookmark.commit(run_id="jr_1", version=version, state="{}")


def test_reset_clears_the_state() -> None:
    bookmark = Bookmark("flights")
    commit(bookmark, "jr_1", '{"a": 1}')

    entry = bookmark.reset()

    assert (entry.state, entry.run, entry.attempt, entry.run_id) == ("{}", 0, 0, None)
    assert entry.version == 3


def test_reset_to_a_run_restores_its_committed_state() -> None:
    bookmark = Bookmark("flights")
    commit(bookmark, "jr_1", '{"a": 1}')
    commit(bookmark, "jr_2", '{"a": 2}')

    entry = bookmark.reset("jr_1")

    assert (entry.state, entry.run_id, entry.version) == ('{"a": 1}', "jr_1", 5)
    assert bookmark.get() == entry


def test_a_job_without_bookmark_runs_has_no_bookmark() -> None:
    bookmark = Bookmark("flights")

    for ask in (bookmark.get, bookmark.reset):
        with pytest.raises(EntityNotFoundException, match="Continuation for job flights not found"):
            ask()


def test_a_run_without_a_commit_has_no_bookmark() -> None:
    bookmark = Bookmark("flights")
    commit(bookmark, "jr_1", "{}")

    with pytest.raises(EntityNotFoundException):
        bookmark.get("jr_2")
    with pytest.raises(EntityNotFoundException):
        bookmark.reset("jr_2")


def test_the_api_returns_an_error_if_there_is_no_bookmark(world: World) -> None:
    world.create_job("flights")

    with pytest.raises(world.glue.exceptions.EntityNotFoundException, match="Continuation for job flights not found"):
        world.glue.get_job_bookmark(JobName="flights")
    with pytest.raises(world.glue.exceptions.EntityNotFoundException, match="Continuation for job flights not found"):
        world.glue.reset_job_bookmark(JobName="flights")
    with pytest.raises(world.glue.exceptions.EntityNotFoundException, match="Job nothing not found"):
        world.glue.get_job_bookmark(JobName="nothing")
