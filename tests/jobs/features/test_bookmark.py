from __future__ import annotations

import pytest
from jobs.job_factories import arguments, etl, warnings
from synth import properties

from glue_constructs import Bookmark, InvalidInput, InvalidJob

OPTION = "--job-bookmark-option"


def test_two_jobs_with_bookmarks(stack, snapshot_json):
    etl(stack, "Orders", bookmark=Bookmark.ENABLE)
    etl(stack, "Again", bookmark=Bookmark.pause(from_run="jr_1", to_run="jr_7"))
    assert [job["DefaultArguments"] for job in properties(stack, "AWS::Glue::Job")] == snapshot_json


@pytest.mark.parametrize("bookmark", [Bookmark.ENABLE, "enable", "job-bookmark-enable"])
def test_a_string_is_an_option(stack, bookmark):
    etl(stack, bookmark=bookmark)
    assert arguments(stack) == {OPTION: "job-bookmark-enable"}


def test_paused_without_a_range(stack):
    etl(stack, bookmark=Bookmark.PAUSE)
    assert arguments(stack) == {OPTION: "job-bookmark-pause"}


def test_without_the_prop_the_argument_may_be_set(stack):
    etl(stack, arguments={OPTION: "job-bookmark-disable"})
    assert arguments(stack) == {OPTION: "job-bookmark-disable"}


def test_the_rules_check_other_strings(stack):
    with pytest.raises(InvalidJob, match="'job-bookmark-sometimes'") as caught:
        etl(stack, bookmark="sometimes")
    assert [finding.name for finding in caught.value.findings] == ["unknown-argument-value"]


def test_runs_that_overlap_are_warned_about(stack):
    [warning] = warnings(etl(stack, bookmark="enable", max_concurrent_runs=2))
    assert "concurrent runs share one job bookmark" in warning


@pytest.mark.parametrize("bookmark", [True, 1, ["enable"]])
def test_a_wrong_type_is_refused(stack, bookmark):
    with pytest.raises(InvalidInput, match="bookmark must be a Bookmark or a string such as 'enable', got"):
        etl(stack, bookmark=bookmark)


def test_a_range_needs_both_runs():
    with pytest.raises(InvalidInput, match="to_run must be a string, got None"):
        Bookmark.pause(from_run="jr_1", to_run=None)
