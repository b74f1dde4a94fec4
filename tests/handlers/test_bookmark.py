"""Tests of the rows of the state table in `bookmark.py`."""

from __future__ import annotations

from typing import Any

import pytest
from handlers import events
from handlers.calls import NOW, Worker

from glue_constructs.handlers.deadlines import ANSWER_SECONDS, READ_LAG_SECONDS, SETTLING_SECONDS

ENTRY = {"JobName": "orders", "Version": 5, "Run": 3, "Attempt": 0, "JobBookmark": "{}"}
GONE = "EntityNotFoundException"


def begin(glue: Any, event: dict[str, Any], *, now: int = NOW, rollback: bool | None = False) -> dict[str, Any]:
    state = {"event": event, "arrived": NOW, "rollback": rollback, "superseded": False}
    return Worker(glue=glue.client, now=now).begin(state)


def expect_reset(glue: Any, entry: dict[str, Any] | None = None, **parameters: str) -> None:
    glue.answers("reset_job_bookmark", {"JobBookmarkEntry": entry or ENTRY}, JobName="orders", **parameters)


def expect_get(glue: Any, entry: dict[str, Any] | None = None) -> None:
    glue.answers("get_job_bookmark", {"JobBookmarkEntry": entry or ENTRY}, JobName="orders")


def outcome(state: dict[str, Any]) -> tuple[str, str]:
    assert state["next"] == "answer"
    return state["outcome"]["status"], state["outcome"].get("reason", "")


class TestAReset:
    def test_a_create_resets_and_returns_every_member_of_the_entry(self, glue):
        expect_reset(glue, {**ENTRY, "PreviousRunId": "jr_1", "RunId": "jr_2"})
        after = begin(glue, events.reset_event("Create"))
        assert outcome(after) == ("SUCCESS", "")
        assert after["outcome"]["data"] == {
            "JobName": "orders",
            "Version": "5",
            "Run": "3",
            "Attempt": "0",
            "PreviousRunId": "jr_1",
            "RunId": "jr_2",
            "JobBookmark": "{}",
        }

    def test_a_member_that_glue_omits_is_empty(self, glue):
        expect_reset(glue)
        assert begin(glue, events.reset_event("Create"))["outcome"]["data"]["RunId"] == ""

    def test_a_run_id_is_handed_to_glue(self, glue):
        expect_reset(glue, RunId="jr_7")
        after = begin(glue, events.reset_event("Create", Reset={"JobName": "orders", "RunId": "jr_7"}))
        assert outcome(after) == ("SUCCESS", "")

    def test_a_job_without_a_bookmark_succeeds(self, glue):
        glue.refuses("reset_job_bookmark", GONE, JobName="orders")
        glue.answers("get_job_runs", {"JobRuns": []}, JobName="orders", MaxResults=1)
        after = begin(glue, events.reset_event("Create"))
        assert outcome(after) == ("SUCCESS", "")
        assert {name for name, text in after["outcome"]["data"].items() if text} == {"JobName"}

    def test_a_job_that_does_not_exist_fails_with_a_reason(self, glue):
        glue.refuses("reset_job_bookmark", GONE, JobName="orders")
        glue.refuses("get_job_runs", GONE, JobName="orders", MaxResults=1)
        status, reason = outcome(begin(glue, events.reset_event("Create")))
        assert status == "FAILED"
        assert "cannot reset the bookmark of Glue job orders: the job does not exist; Glue returned: An error" in reason

    def test_a_run_without_a_bookmark_fails_with_a_reason(self, glue):
        glue.refuses("reset_job_bookmark", GONE, "Continuation not found", JobName="orders", RunId="jr_7")
        status, reason = outcome(
            begin(glue, events.reset_event("Create", Reset={"JobName": "orders", "RunId": "jr_7"}))
        )
        assert status == "FAILED"
        assert "Glue job orders has no bookmark of run jr_7: set run_id to a run of this job that committed" in reason
        assert "Continuation not found" in reason

    @pytest.mark.parametrize(("size", "is_whole"), [(2000, True), (2001, False)])
    def test_a_bookmark_of_2000_bytes_is_returned_whole(self, glue, cloudformation, size, is_whole):
        expect_reset(glue, {**ENTRY, "PreviousRunId": "jr_1", "RunId": "jr_2", "JobBookmark": "b" * size})
        after = begin(glue, events.reset_event("Create") | {"ResponseURL": cloudformation.url})
        Worker(glue=glue.client).answer(after)
        [answer] = cloudformation.answers
        assert answer["Data"]["JobBookmark"] == ("b" * size if is_whole else "b" * 1997 + "...")

    def test_a_long_bookmark_is_truncated_to_the_limit_of_the_response(self, glue, cloudformation):
        expect_reset(glue, {**ENTRY, "JobBookmark": '{"a": "\N{SNOWMAN}"}' * 900})
        after = begin(glue, events.reset_event("Create") | {"ResponseURL": cloudformation.url})
        Worker(glue=glue.client).answer(after)
        [answer] = cloudformation.answers
        assert answer["Status"] == "SUCCESS"
        assert answer["Data"]["JobBookmark"].startswith('{"a": "\N{SNOWMAN}"}')
        assert answer["Data"]["JobBookmark"].endswith("...")
        assert answer["Data"]["Version"] == "5"
        assert cloudformation.sizes[0] <= 4096


class TestAnUpdate:
    @pytest.mark.parametrize(
        "changed",
        [
            pytest.param({"Trigger": "again"}, id="trigger"),
            pytest.param({"RunOn": "DEPLOY", "Deployment": "2"}, id="every-deployment"),
        ],
    )
    def test_changed_work_resets(self, glue, changed):
        expect_reset(glue)
        assert outcome(begin(glue, events.reset_event("Update", **changed))) == ("SUCCESS", "")

    def test_another_run_resets(self, glue):
        expect_reset(glue, RunId="jr_7")
        begin(glue, events.reset_event("Update", Reset={"JobName": "orders", "RunId": "jr_7"}))

    def test_another_job_resets_only_that_job(self, glue):
        glue.answers("reset_job_bookmark", {"JobBookmarkEntry": {"JobName": "sales"}}, JobName="sales")
        begin(glue, events.reset_event("Update", Reset={"JobName": "sales"}))

    @pytest.mark.parametrize(
        "changed",
        [
            pytest.param({"ServiceTimeout": "1000"}, id="only-the-timeout"),
            pytest.param({"RunOn": "CREATE", "Trigger": "again"}, id="run-on-create"),
        ],
    )
    def test_unchanged_work_only_reads(self, glue, changed):
        expect_get(glue)
        after = begin(glue, events.reset_event("Update", **changed))
        assert outcome(after) == ("SUCCESS", "")
        assert after["outcome"]["data"]["Version"] == "5"

    def test_a_rollback_only_reads(self, glue):
        expect_get(glue)
        assert outcome(begin(glue, events.reset_event("Update", Trigger="old"), rollback=True)) == ("SUCCESS", "")

    def test_a_possible_rollback_only_reads_and_reports_how_to_reset(self, glue):
        expect_get(glue)
        status, reason = outcome(begin(glue, events.reset_event("Update", Trigger="old"), rollback=None))
        assert status == "SUCCESS"
        assert "the bookmark was not reset" in reason
        assert "change trigger to reset it" in reason

    def test_reading_a_bookmark_that_does_not_exist_returns_only_the_job(self, glue):
        glue.refuses("get_job_bookmark", GONE, JobName="orders")
        after = begin(glue, events.reset_event("Update"), rollback=True)
        assert outcome(after) == ("SUCCESS", "")
        assert {name for name, text in after["outcome"]["data"].items() if text} == {"JobName"}

    def test_an_update_from_properties_of_another_version_resets(self, glue):
        expect_reset(glue)
        begin(glue, events.reset_event("Update") | {"OldResourceProperties": {"Version": "0"}})


def test_a_delete_does_nothing(glue):
    assert outcome(begin(glue, events.reset_event("Delete"))) == ("SUCCESS", "")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({"Version": "99"}, "the property Version must be '1'", id="another-version"),
        pytest.param({"Reset": {}}, "KeyError('JobName')", id="no-job"),
        pytest.param(
            {"Reset": {"JobName": ""}},
            "JobName and RunId must not be empty, got {'JobName': ''}",
            id="an-empty-job",
        ),
        pytest.param(
            {"Reset": {"JobName": "orders", "RunId": ""}},
            "JobName and RunId must not be empty, got {'JobName': 'orders', 'RunId': ''}",
            id="an-empty-run",
        ),
        pytest.param({"Reset": "orders"}, "cannot read the resource's properties", id="not-a-map"),
        pytest.param({"RunOn": "FULL_MOON"}, "RunOn must be one of CHANGE, CREATE, DEPLOY", id="unknown-policy"),
    ],
)
def test_invalid_properties_fail_with_a_reason_and_can_be_deleted(glue, changed, expected):
    status, reason = outcome(begin(glue, events.reset_event("Create", **changed)))
    assert status == "FAILED"
    assert expected in reason
    assert outcome(begin(glue, events.reset_event("Delete", **changed)))[0] == "SUCCESS"


class TestAnError:
    def refused(self, glue: Any, code: str, age: int) -> dict[str, Any]:
        glue.refuses("reset_job_bookmark", code, "the reason", JobName="orders")
        return begin(glue, events.reset_event("Create"), now=NOW + age)

    @pytest.mark.parametrize(
        ("code", "seconds"),
        [("ThrottlingException", 900 - ANSWER_SECONDS), ("AccessDeniedException", SETTLING_SECONDS)],
    )
    def test_a_transient_error_is_retried_until_the_deadline(self, glue, code, seconds):
        assert self.refused(glue, code, seconds - 1)["next"] == "begin"
        status, reason = outcome(self.refused(glue, code, seconds))
        assert status == "FAILED"
        assert code in reason

    def test_any_other_error_fails_immediately(self, glue):
        status, reason = outcome(self.refused(glue, "InvalidInputException", 0))
        assert status == "FAILED"
        assert "a call to Glue failed: An error occurred (InvalidInputException)" in reason
        assert "the reason" in reason

    def test_an_ambiguous_error_retries_the_step(self, glue):
        after = self.refused(glue, "InternalServiceException", 0)
        assert (after["next"], after["seconds"]) == ("begin", READ_LAG_SECONDS)

    def test_an_error_that_the_state_machine_caught_is_the_reason(self, glue):
        caught = {"Error": "Sandbox.Timedout", "Cause": "Task timed out"}
        state = {"event": events.reset_event("Create"), "arrived": NOW, "seconds": 20, "error": caught}
        after = Worker(glue=glue.client).stop(state)
        assert after["seconds"] == 0
        status, reason = outcome(after)
        assert status == "FAILED"
        assert "Sandbox.Timedout: Task timed out" in reason
