"""Tests of the rows of the state table in `run_steps.py`, for runs of Glue jobs."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from itertools import count
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ReadTimeoutError
from handlers import events
from handlers.calls import NOW, Worker

from glue_constructs.handlers import worker as worker_function
from glue_constructs.handlers.deadlines import (
    ANSWER_SECONDS,
    CONSISTENCY_SECONDS,
    READ_LAG_SECONDS,
    RETRY_SECONDS,
    SETTLING_SECONDS,
    STOP_SECONDS,
)
from glue_constructs.handlers.glue import run_list
from glue_constructs.handlers.glue.request import read_run_properties
from glue_constructs.handlers.glue.runs import start_parameters
from glue_constructs.handlers.request import Request
from glue_constructs.handlers.token import ARGUMENT, Token, execution_name, physical_id

if TYPE_CHECKING:
    from collections.abc import Callable

LONG_AGO = datetime(2023, 11, 14, tzinfo=timezone.utc)


def worker(glue: Any, *, now: int = NOW) -> Worker:
    return Worker(glue=glue.client, now=now)


def raise_timeout(**_: Any) -> None:
    raise ReadTimeoutError(endpoint_url="https://glue")


def state(event: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"event": event, "arrived": NOW, "rollback": False, "superseded": False, **more}


def token_of(event: dict[str, Any]) -> Token:
    return read_request(event).token


def read_request(event: dict[str, Any]) -> Request:
    return Request.read(event, read_run_properties)


def start_of(event: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of the event's StartJobRun."""
    return start_parameters(read_request(event))


def run(event: dict[str, Any] | None, run_id: str = "jr_1", state: str = "RUNNING", **more: Any) -> dict[str, Any]:
    """Return a JobRun structure; started by the event's request if there is an event."""
    arguments = {ARGUMENT: str(token_of(event))} if event else {}
    started = datetime.now(timezone.utc)
    return {
        "Id": run_id,
        "JobName": "orders",
        "JobRunState": state,
        "StartedOn": started,
        "Arguments": arguments,
        **more,
    }


def expect_list(glue: Any, *runs: dict[str, Any], job: str = "orders") -> None:
    glue.answers("get_job_runs", {"JobRuns": list(runs)}, JobName=job, MaxResults=200)


def expect_start(glue: Any, event: dict[str, Any], run_id: str = "jr_1") -> None:
    arguments = {**event["ResourceProperties"]["Run"].get("Arguments", {}), ARGUMENT: str(token_of(event))}
    glue.answers("start_job_run", {"JobRunId": run_id}, JobName="orders", Arguments=arguments)


def expect_stack_status(stacks: Any, status: str, **more: Any) -> None:
    stack = {"StackName": "Orders", "CreationTime": LONG_AGO, "StackStatus": status, **more}
    stacks.answers("describe_stacks", {"Stacks": [stack]}, StackName=events.STACK)


def worker_with_stack(glue: Any, stacks: Any) -> Worker:
    return Worker(glue=glue.client, cloudformation=stacks.client)


class TestBegin:
    def test_a_create_starts_a_run_with_the_token_and_polls_it(self, glue):
        create = events.event("Create")
        expect_list(glue)
        expect_start(glue, create)
        after = worker(glue).begin(state(create))
        assert (after["next"], after["run"], after["seconds"]) == ("poll", "jr_1", 2)

    def test_a_create_delivered_again_adopts_the_run_that_was_started(self, glue):
        create = events.event("Create")
        expect_list(glue, run(create, "jr_7"))
        after = worker(glue).begin(state(create))
        assert (after["next"], after["run"]) == ("poll", "jr_7")

    def test_of_a_run_that_glue_retried_the_last_attempt_is_adopted(self, glue):
        create = events.event("Create")
        expect_list(glue, run(create, "jr_7_attempt_1"), run(create, "jr_7", "FAILED"))
        assert worker(glue).begin(state(create))["run"] == "jr_7_attempt_1"

    def test_a_create_runs_the_job_though_a_resource_of_that_name_has_run_it_before(self, glue):
        """It was removed from the stack; whether this is a rollback is unknown."""
        create = events.event("Create", request="r-2")
        expect_list(glue, run(events.event("Create"), "jr_1", "SUCCEEDED"))
        expect_start(glue, create, "jr_2")
        assert worker(glue).begin(state(create, rollback=None))["run"] == "jr_2"

    def test_a_retried_deployment_is_another_request_and_starts_another_run(self, glue):
        first = events.event("Create", url="http://127.0.0.1:9/signed-once")
        again = events.event("Create", url="http://127.0.0.1:9/signed-anew")
        expect_list(glue, run(first, "jr_1", "FAILED"))
        expect_start(glue, again, "jr_2")
        assert worker(glue).begin(state(again))["run"] == "jr_2"

    def test_without_waiting_the_response_follows_when_glue_lists_the_run(self, glue):
        create = events.event("Create", Wait="false", StopOnDelete="false")
        expect_list(glue)
        expect_start(glue, create)
        begun = worker(glue).begin(state(create))
        assert (begun["next"], begun["seconds"]) == ("poll", READ_LAG_SECONDS)
        glue.answers("get_job_run", {"JobRun": run(create)}, JobName="orders", RunId="jr_1")
        after = worker(glue).poll(begun)
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")
        assert after["outcome"]["data"]["RunId"] == "jr_1"
        assert after["outcome"]["data"]["State"] == "RUNNING"

    def test_overrides_have_the_types_of_the_api(self, glue):
        overrides = {
            "JobName": "orders",
            "Timeout": "30",
            "NumberOfWorkers": "4",
            "WorkerType": "G.2X",
            "MaxCapacity": "0.0625",
            "JobRunQueuingEnabled": "true",
            "NotificationProperty": {"NotifyDelayAfter": "5"},
        }
        create = events.event("Create", Run=overrides)
        expect_list(glue)
        glue.answers(
            "start_job_run",
            {"JobRunId": "jr_1"},
            JobName="orders",
            Timeout=30,
            NumberOfWorkers=4,
            WorkerType="G.2X",
            MaxCapacity=0.0625,
            JobRunQueuingEnabled=True,
            NotificationProperty={"NotifyDelayAfter": 5},
            Arguments={ARGUMENT: str(token_of(create))},
        )
        assert worker(glue).begin(state(create))["next"] == "poll"

    def test_a_retry_names_the_run_that_it_retries(self, glue):
        create = events.event("Create", Run={"JobName": "orders", "JobRunId": "jr_0"})
        expect_list(glue)
        arguments = {ARGUMENT: str(token_of(create))}
        glue.answers("start_job_run", {"JobRunId": "jr_1"}, JobName="orders", JobRunId="jr_0", Arguments=arguments)
        assert worker(glue).begin(state(create))["run"] == "jr_1"

    def test_the_bookmark_is_reset_before_the_run(self, glue):
        create = events.event("Create", ResetBookmark="true")
        expect_list(glue)
        glue.answers("reset_job_bookmark", {"JobBookmarkEntry": {"JobName": "orders"}}, JobName="orders")
        after = worker(glue).begin(state(create))
        assert (after["next"], after["seconds"]) == ("begin", 0)
        expect_list(glue)
        expect_start(glue, create)
        assert worker(glue).begin(after)["next"] == "poll"

    def test_the_bookmark_is_reset_once_however_often_the_start_of_the_run_is_repeated(self, glue):
        after = state(create := events.event("Create", ResetBookmark="true"))
        expect_list(glue)
        glue.answers("reset_job_bookmark", {"JobBookmarkEntry": {"JobName": "orders"}}, JobName="orders")
        after = worker(glue).begin(after)
        for _ in range(3):
            expect_list(glue)
            glue.refuses("start_job_run", "ConcurrentRunsExceededException", **start_of(create))
            after = worker(glue).begin(after)
            assert after["next"] == "begin"

    def test_a_job_without_a_bookmark_is_run(self, glue):
        create = events.event("Create", ResetBookmark="true")
        expect_list(glue)
        glue.refuses("reset_job_bookmark", "EntityNotFoundException", JobName="orders")
        after = worker(glue).begin(state(create))
        expect_list(glue)
        expect_start(glue, create)
        assert worker(glue).begin(after)["next"] == "poll"

    def test_the_bookmark_is_not_reset_after_the_start_of_the_run(self, glue):
        create = events.event("Create", ResetBookmark="true")
        expect_list(glue, run(create))
        assert worker(glue).begin(state(create))["next"] == "poll"

    @pytest.mark.parametrize(
        "code", ["ConcurrentRunsExceededException", "ResourceNumberLimitExceededException", "ThrottlingException"]
    )
    def test_limits_and_throttling_are_retried(self, glue, code):
        create = events.event("Create")
        expect_list(glue)
        glue.refuses("start_job_run", code, **start_of(create))
        after = worker(glue, now=NOW + 120).begin(state(create))
        assert (after["next"], after["seconds"]) == ("begin", 20)
        assert "outcome" not in after

    def test_a_limit_until_the_deadline_fails_with_the_error(self, glue):
        create = events.event("Create")
        expect_list(glue)
        glue.refuses("start_job_run", "ConcurrentRunsExceededException", "3 of 3", **start_of(create))
        waiting = worker(glue, now=NOW + 599).begin(state(create))
        assert waiting["next"] == "begin"
        expect_list(glue)
        after = worker(glue, now=NOW + 600).begin(waiting)
        assert after["next"] == "answer"
        assert after["outcome"]["status"] == "FAILED"
        assert "ConcurrentRunsExceededException" in after["outcome"]["reason"]

    def test_after_the_deadline_nothing_is_started(self, glue):
        create = events.event("Create")
        expect_list(glue)
        after = worker(glue, now=NOW + 600).begin(state(create))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")
        assert "no time left" in after["outcome"]["reason"]

    @pytest.mark.parametrize(
        ("kind", "status", "starts_it"),
        [
            ("Create", "CREATE_IN_PROGRESS", True),
            ("Create", "ROLLBACK_IN_PROGRESS", False),
            ("Create", "DELETE_IN_PROGRESS", False),
            ("Update", "UPDATE_IN_PROGRESS", True),
            ("Update", "UPDATE_ROLLBACK_IN_PROGRESS", False),
            ("Update", "UPDATE_FAILED", False),
        ],
    )
    def test_nothing_is_started_if_cloudformation_no_longer_waits(self, glue, stacks, kind, status, starts_it):
        event = events.event(kind, Trigger="new")
        expect_list(glue)
        expect_stack_status(stacks, status)
        if starts_it:
            expect_start(glue, event)
        after = worker_with_stack(glue, stacks).begin(state(event))
        assert after["next"] == ("poll" if starts_it else "answer")
        if not starts_it:
            assert f"no longer waits for this request: the stack is {status}" in after["outcome"]["reason"]

    def test_nothing_is_stopped_if_cloudformation_no_longer_waits(self, glue, stacks):
        update = events.event("Update", Trigger="new")
        expect_list(glue, run(events.event("Update", Trigger="newer", request="r-3"), "jr_2"))
        expect_stack_status(stacks, "UPDATE_COMPLETE")
        assert worker_with_stack(glue, stacks).begin(state(update))["outcome"]["status"] == "FAILED"

    def test_a_late_request_fails_if_the_stack_is_in_its_next_update(self, glue, stacks):
        create = events.event("Create")
        expect_list(glue)
        expect_stack_status(stacks, "UPDATE_IN_PROGRESS", LastUpdatedTime=datetime.fromtimestamp(NOW - 1, timezone.utc))
        after = worker_with_stack(glue, stacks).begin(state(create, sent=NOW - 66))
        assert "no longer waits for this request: the stack is UPDATE_IN_PROGRESS" in after["outcome"]["reason"]

    def test_without_the_permission_to_describe_the_stack_the_run_is_started_when_iam_has_settled(self, glue, stacks):
        create = events.event("Create")
        for now, step in ((NOW + SETTLING_SECONDS - 1, "begin"), (NOW + SETTLING_SECONDS, "poll")):
            expect_list(glue)
            stacks.refuses("describe_stacks", "AccessDenied", StackName=events.STACK)
            if step == "poll":
                expect_start(glue, create)
            late = Worker(glue=glue.client, cloudformation=stacks.client, now=now)
            assert late.begin(state(create))["next"] == step

    def test_a_missing_permission_is_retried_while_iam_settles(self, glue):
        create = events.event("Create")
        for _ in range(2):
            glue.refuses("get_job_runs", "AccessDeniedException", JobName="orders", MaxResults=200)
        assert worker(glue).begin(state(create))["next"] == "begin"
        after = worker(glue, now=NOW + SETTLING_SECONDS).begin(state(create))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")
        assert "so the permission is missing" in after["outcome"]["reason"]

    def test_any_other_error_fails_immediately_with_its_message(self, glue):
        create = events.event("Create")
        expect_list(glue)
        glue.refuses("start_job_run", "InvalidInputException", "the reason", **start_of(create))
        after = worker(glue).begin(state(create))
        assert after["next"] == "answer"
        assert after["outcome"]["status"] == "FAILED"
        assert "InvalidInputException" in after["outcome"]["reason"]
        assert "the reason" in after["outcome"]["reason"]

    def test_a_job_that_was_just_created_may_not_be_shown_yet(self, glue):
        create = events.event("Create")
        for now, step in ((NOW, "begin"), (NOW + READ_LAG_SECONDS, "answer")):
            glue.refuses("get_job_runs", "EntityNotFoundException", JobName="orders", MaxResults=200)
            glue.refuses("start_job_run", "EntityNotFoundException", "Job orders not found", **start_of(create))
            after = worker(glue, now=now).begin(state(create))
            assert after["next"] == step
        assert "Job orders not found" in after["outcome"]["reason"]

    def test_an_ambiguous_error_retries_the_step_when_glue_lists_the_run(self, glue):
        create = events.event("Create")
        expect_list(glue)
        glue.refuses("start_job_run", "InternalServiceException", **start_of(create))
        after = worker(glue).begin(state(create))
        assert (after["next"], after["seconds"]) == ("begin", READ_LAG_SECONDS)

    def test_a_timeout_retries_the_step_when_glue_lists_the_run(self, glue, monkeypatch):
        create = events.event("Create")
        expect_list(glue)
        monkeypatch.setattr(glue.client, "start_job_run", raise_timeout)
        after = worker(glue).begin(state(create))
        assert (after["next"], after["seconds"]) == ("begin", READ_LAG_SECONDS)

    def test_after_the_deadline_a_run_that_may_have_started_is_stopped_first(self, glue):
        create = events.event("Create")
        glue.refuses("get_job_runs", "InternalServiceException", JobName="orders", MaxResults=200)
        after = worker(glue, now=NOW + 600).begin(state(create))
        assert (after["next"], after["then"], after["outcome"]["status"]) == ("stop", "answer", "FAILED")

    def test_a_request_of_another_version_fails_with_a_reason(self, glue):
        after = worker(glue).begin(state(events.event("Create", Version="99")))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")
        assert "Version must be '1', got '99'" in after["outcome"]["reason"]

    @pytest.mark.parametrize(
        "changed",
        [
            pytest.param({"Wait": "maybe"}, id="not-a-boolean"),
            pytest.param({"Run": {}}, id="no-job"),
            pytest.param({"Run": "orders"}, id="not-a-map"),
            pytest.param({"RunOn": "FULL_MOON"}, id="unknown-policy"),
            pytest.param({"WaitSeconds": "soon"}, id="not-a-number"),
            pytest.param({"OnFailure": "panic"}, id="unknown-on-failure"),
        ],
    )
    def test_invalid_properties_fail_with_a_reason(self, glue, changed):
        after = worker(glue).begin(state(events.event("Create", **changed)))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")
        assert "cannot read" in after["outcome"]["reason"]

    def test_an_empty_job_name_is_named_in_the_reason(self, glue):
        after = worker(glue).begin(state(events.event("Create", Run={"JobName": ""})))
        assert (
            "cannot read the resource's properties: ValueError('Run.JobName is missing')" in after["outcome"]["reason"]
        )

    @pytest.mark.parametrize("given", ["orders", [], None])
    def test_properties_that_are_no_mapping_fail(self, glue, given):
        create = {**events.event("Create"), "ResourceProperties": given}
        assert worker(glue).begin(state(create))["outcome"]["status"] == "FAILED"

    def test_a_delete_with_invalid_properties_succeeds(self, glue):
        after = worker(glue).begin(state(events.event("Delete", Version="99")))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")


class TestBeginOfAnUpdate:
    @pytest.mark.parametrize(
        "changed",
        [
            pytest.param({"Run": {"JobName": "orders", "Arguments": {"--day": "tuesday"}}}, id="arguments"),
            pytest.param({"Job": {"Fingerprint": "bbbb", "MaxRetries": "0"}}, id="script-or-job"),
            pytest.param({"Trigger": "again"}, id="trigger"),
            pytest.param({"RunOn": "DEPLOY", "Deployment": "2"}, id="every-deployment"),
        ],
    )
    def test_changed_work_is_run(self, glue, changed):
        update = events.event("Update", **changed)
        expect_list(glue)
        expect_start(glue, update)
        assert worker(glue).begin(state(update))["next"] == "poll"

    def test_a_bookmark_that_must_now_be_reset_is_changed_work(self, glue):
        update = events.event("Update", ResetBookmark="true")
        expect_list(glue)
        expect_start(glue, update)
        assert worker(glue).begin(state(update, reset=True))["next"] == "poll"

    @pytest.mark.parametrize(
        "changed",
        [
            pytest.param({"WaitSeconds": "900", "ServiceTimeout": "1200"}, id="only-the-wait"),
            pytest.param({"StopOnDelete": "false"}, id="only-the-stopping"),
            pytest.param({"RunOn": "CREATE", "Trigger": "again"}, id="run-on-create"),
        ],
    )
    def test_unchanged_work_is_not_run_and_keeps_its_attributes(self, glue, changed):
        update = events.event("Update", **changed)
        expect_list(glue, run(events.event("Create"), "jr_1", "SUCCEEDED", ExecutionTime=7))
        after = worker(glue).begin(state(update))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")
        assert after["outcome"]["data"]["RunId"] == "jr_1"
        assert after["outcome"]["data"]["ExecutionTime"] == "7"

    def test_a_rollback_runs_nothing_and_returns_the_run_of_the_old_work(self, glue):
        old, new = events.event("Create"), events.event("Update", Trigger="new", request="r-2")
        back = {**events.event("Update", request="r-3"), "OldResourceProperties": new["ResourceProperties"]}
        expect_list(glue, run(new, "jr_2", "FAILED"), run(old, "jr_1", "SUCCEEDED"))
        after = worker(glue).begin(state(back, rollback=True))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")
        assert after["outcome"]["data"]["RunId"] == "jr_1"

    def test_an_update_to_former_properties_runs_the_job(self, glue):
        old, new = events.event("Create"), events.event("Update", Trigger="new", request="r-2")
        back = {**events.event("Update", request="r-3"), "OldResourceProperties": new["ResourceProperties"]}
        expect_list(glue, run(new, "jr_2", "SUCCEEDED"), run(old, "jr_1", "SUCCEEDED"))
        expect_start(glue, back, "jr_3")
        assert worker(glue).begin(state(back, rollback=False))["run"] == "jr_3"

    def test_if_a_rollback_is_possible_work_that_succeeded_is_not_done_again(self, glue):
        old, new = events.event("Create"), events.event("Update", Trigger="new", request="r-2")
        back = {**events.event("Update", request="r-3"), "OldResourceProperties": new["ResourceProperties"]}
        expect_list(glue, run(new, "jr_2", "FAILED"), run(old, "jr_1", "SUCCEEDED"))
        assert worker(glue).begin(state(back, rollback=None))["outcome"]["data"]["RunId"] == "jr_1"

    @pytest.mark.parametrize(
        ("status", "runs_it"), [("UPDATE_ROLLBACK_IN_PROGRESS", False), ("UPDATE_IN_PROGRESS", True)]
    )
    def test_if_a_rollback_is_possible_the_stack_is_described_again(self, glue, stacks, status, runs_it):
        old, new = events.event("Create"), events.event("Update", Trigger="new", request="r-2")
        back = {**events.event("Update", request="r-3"), "OldResourceProperties": new["ResourceProperties"]}
        expect_list(glue, run(old, "jr_1", "FAILED"))
        expect_stack_status(stacks, status)
        if runs_it:
            expect_start(glue, back, "jr_3")
        after = worker_with_stack(glue, stacks).begin(state(back, rollback=None))
        assert (after["next"], after["rollback"]) == ("poll" if runs_it else "answer", not runs_it)

    def test_a_release_that_adds_a_property_runs_nothing(self, glue):
        update = events.event("Update", OnFailure="continue")
        assert "OnFailure" not in update["OldResourceProperties"]
        expect_list(glue, run(events.event("Create"), "jr_1", "SUCCEEDED"))
        assert worker(glue).begin(state(update))["outcome"]["data"]["RunId"] == "jr_1"

    def test_unknown_properties_of_a_later_release_are_ignored(self, glue):
        update = events.event("Update")
        update["OldResourceProperties"] = events.properties(Novelty={"a": "b"})
        expect_list(glue, run(events.event("Create"), "jr_1", "SUCCEEDED"))
        assert worker(glue).begin(state(update))["outcome"]["data"]["RunId"] == "jr_1"

    def test_an_update_from_properties_of_another_version_runs(self, glue):
        update = events.event("Update")
        update["OldResourceProperties"] = {"Version": "0"}
        expect_list(glue)
        expect_start(glue, update)
        assert worker(glue).begin(state(update))["next"] == "poll"

    def test_the_last_call_of_a_superseded_request_is_awaited_and_its_run_stopped_first(self, glue):
        update = events.event("Update", Trigger="new")
        waiting = worker(glue).begin(state(update, superseded=True))
        assert (waiting["next"], waiting["seconds"]) == ("begin", CONSISTENCY_SECONDS)
        waiting = worker(glue, now=NOW + 20).begin(waiting)
        assert (waiting["next"], waiting["seconds"]) == ("begin", CONSISTENCY_SECONDS - 20)
        expect_list(glue, run(events.event("Create"), "jr_1", "RUNNING"))
        after = worker(glue, now=NOW + CONSISTENCY_SECONDS).begin(waiting)
        assert (after["next"], after["then"]) == ("stop", "begin")

    def test_a_run_is_not_stopped_if_stop_on_delete_is_false(self, glue):
        update = events.event("Update", Trigger="new", StopOnDelete="false")
        expect_list(glue, run(events.event("Create"), "jr_1", "RUNNING"))
        expect_start(glue, update, "jr_2")
        assert worker(glue).begin(state(update))["run"] == "jr_2"

    @pytest.mark.parametrize("changed", [{"WaitSeconds": "900"}, {"Trigger": "again", "RunOn": "CREATE"}])
    def test_an_update_that_runs_nothing_does_not_stop_a_run_with_wait_false(self, glue, changed):
        old = events.properties(Wait="false")
        update = {**events.event("Update", Wait="false", **changed), "OldResourceProperties": old}
        expect_list(glue, run(events.event("Create", Wait="false"), "jr_1", "RUNNING"))
        assert worker(glue).begin(state(update))["next"] == "answer"

    def test_a_rollback_stops_the_run_of_the_update_but_not_the_former_one(self, glue):
        new = events.event("Update", Wait="false", Trigger="new", request="r-2")
        back = events.event("Update", Wait="false", request="r-3")
        back["OldResourceProperties"] = new["ResourceProperties"]
        live = run(new, "jr_2"), run(events.event("Create", Wait="false"), "jr_1")
        expect_list(glue, *live)
        after = worker(glue).begin(state(back, rollback=True))
        assert (after["next"], after["then"], after["outcome"]["status"]) == ("stop", "answer", "SUCCESS")
        expect_list(glue, *live)
        glue.answers("batch_stop_job_run", {"SuccessfulSubmissions": []}, JobName="orders", JobRunIds=["jr_2"])
        assert worker(glue).stop(after)["next"] == "stop"

    def test_a_rollback_does_not_stop_a_run_if_its_properties_forbid_it(self, glue):
        new = events.event("Update", Trigger="new", request="r-2")
        back = events.event("Update", StopOnDelete="false", OnFailure="continue", request="r-3")
        back["OldResourceProperties"] = new["ResourceProperties"]
        expect_list(glue, run(events.event("Create", StopOnDelete="false", OnFailure="continue")))
        assert worker(glue).begin(state(back, rollback=True))["next"] == "answer"

    def test_a_rollback_stops_the_run_of_an_update_whose_properties_allow_it(self, glue):
        new = events.event("Update", Trigger="new", request="r-2")
        back = events.event("Update", StopOnDelete="false", request="r-3")
        back["OldResourceProperties"] = new["ResourceProperties"]
        expect_list(glue, run(new, "jr_2"))
        assert worker(glue).begin(state(back, rollback=True))["next"] == "stop"

    def test_a_rollback_stops_the_run_of_a_superseded_request_even_with_the_same_work(self, glue):
        new = events.event("Update", Wait="false", RunOn="DEPLOY", Deployment="2", request="r-2")
        back = events.event("Update", Wait="false", RunOn="DEPLOY", Deployment="1", request="r-3")
        back["OldResourceProperties"] = new["ResourceProperties"]
        live = run(new, "jr_2"), run(events.event("Create", Wait="false", RunOn="DEPLOY", Deployment="1"), "jr_1")
        expect_list(glue, *live)
        begun = state(back, rollback=True, arrived=NOW - CONSISTENCY_SECONDS)
        after = worker(glue).begin({**begun, "superseded": True, "given_up": [token_of(new).request]})
        assert (after["next"], after["then"]) == ("stop", "answer")
        expect_list(glue, *live)
        glue.answers("batch_stop_job_run", {"SuccessfulSubmissions": []}, JobName="orders", JobRunIds=["jr_2"])
        assert worker(glue).stop(after)["next"] == "stop"

    def test_runs_of_the_former_job_are_stopped_after_a_rename(self, glue):
        update = events.event("Update", Run={"JobName": "orders-v2"})
        expect_list(glue, job="orders-v2")
        expect_list(glue, {**run(events.event("Create"), "jr_1", "RUNNING"), "JobName": "orders"})
        assert worker(glue).begin(state(update))["next"] == "stop"

    def test_a_missing_permission_on_the_former_job_is_awaited_and_then_fails(self, glue):
        update = events.event("Update", Run={"JobName": "orders-v2"})
        for now, step in ((NOW, "begin"), (NOW + SETTLING_SECONDS, "answer")):
            expect_list(glue, job="orders-v2")
            glue.refuses("get_job_runs", "AccessDeniedException", JobName="orders", MaxResults=200)
            after = worker(glue, now=now).begin(state(update))
            assert after["next"] == step
        assert after["outcome"]["status"] == "FAILED"


class TestTheRunThatStands:
    """A request that runs nothing has the attributes of the last run that CloudFormation has accepted."""

    UPDATE = events.event("Update", WaitSeconds="900")

    def standing(self, glue: Any, given: dict[str, Any]) -> dict[str, Any]:
        after = worker(glue).begin(given)
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")
        return after["outcome"]["data"]

    def test_it_is_found_however_old_it_is(self, glue):
        """Newer pages have the runs of others only."""
        year = timedelta(days=365)
        old = {**run(events.event("Create"), "jr_1", "SUCCEEDED"), "StartedOn": LONG_AGO - year}
        page = {"JobName": "orders", "MaxResults": 200}
        glue.answers("get_job_runs", {"JobRuns": [run(None)], "NextToken": "2"}, **page)
        weeks_ago = {**run(None), "StartedOn": LONG_AGO - timedelta(days=20)}
        glue.answers("get_job_runs", {"JobRuns": [weeks_ago], "NextToken": "3"}, NextToken="2", **page)
        glue.answers("get_job_runs", {"JobRuns": [old], "NextToken": "4"}, NextToken="3", **page)
        assert self.standing(glue, state(self.UPDATE))["RunId"] == "jr_1"

    def test_it_is_not_a_run_that_failed(self, glue):
        """The update that started it was rolled back."""
        failed = run(events.event("Update", request="r-2"), "jr_2", "FAILED")
        expect_list(glue, failed, run(events.event("Create"), "jr_1", "SUCCEEDED"))
        assert self.standing(glue, state(self.UPDATE))["RunId"] == "jr_1"

    def test_it_may_be_a_run_that_failed_if_the_deployment_continued(self, glue):
        old = events.properties(OnFailure="continue")
        update = {**events.event("Update", OnFailure="continue", WaitSeconds="900"), "OldResourceProperties": old}
        failed = run(events.event("Create", request="r-2"), "jr_2", "FAILED")
        expect_list(glue, failed, run(events.event("Create"), "jr_1", "SUCCEEDED"))
        assert self.standing(glue, state(update))["RunId"] == "jr_2"

    @pytest.mark.parametrize("seconds", [0, 300])
    def test_it_is_not_a_run_of_the_update_that_is_rolled_back(self, glue, stacks, seconds):
        """With run_on=DEPLOY its work is the same, and it has succeeded before another resource failed."""
        new = events.event("Update", RunOn="DEPLOY", Deployment="2", request="r-2")
        back = events.event("Update", RunOn="DEPLOY", Deployment="1", request="r-3")
        back["OldResourceProperties"] = new["ResourceProperties"]
        updated = datetime.now(timezone.utc) - timedelta(minutes=5)
        before = {"StartedOn": updated - timedelta(days=1)}
        first = events.event("Create", RunOn="DEPLOY", Deployment="1")
        rolled_back = run(new, "jr_2", "SUCCEEDED", StartedOn=updated + timedelta(seconds=seconds))
        expect_list(glue, rolled_back, {**run(first, "jr_1", "SUCCEEDED"), **before})
        expect_stack_status(stacks, "UPDATE_ROLLBACK_IN_PROGRESS", LastUpdatedTime=updated)
        after = worker_with_stack(glue, stacks).begin(state(back, rollback=True))
        assert after["outcome"]["data"]["RunId"] == "jr_1"

    def test_it_is_not_a_run_of_a_request_that_cloudformation_no_longer_waits_for(self, glue):
        new = events.event("Update", RunOn="DEPLOY", Deployment="2", request="r-2")
        back = events.event("Update", RunOn="DEPLOY", Deployment="1", request="r-3")
        back["OldResourceProperties"] = new["ResourceProperties"]
        former = run(events.event("Create", RunOn="DEPLOY", Deployment="1"), "jr_1", "SUCCEEDED")
        expect_list(glue, run(new, "jr_2", "SUCCEEDED"), former)
        given_up = [token_of(new).request]
        assert self.standing(glue, state(back, rollback=True, given_up=given_up))["RunId"] == "jr_1"

    @pytest.mark.parametrize(("run_on", "found"), [("CHANGE", "jr_2"), ("CREATE", "jr_1")])
    def test_a_run_that_failed_stands_unless_run_on_create_allows_another_work(self, glue, run_on, found):
        """It failed with on_failure="continue", before the properties changed to "fail"."""
        old = events.properties(RunOn=run_on)
        update = {**events.event("Update", RunOn=run_on, WaitSeconds="900"), "OldResourceProperties": old}
        other = events.event("Update", Trigger="other", request="r-0")
        failed = run(events.event("Create"), "jr_2", "FAILED")
        expect_list(glue, run(other, "jr_3", "FAILED"), failed, run(other, "jr_1", "SUCCEEDED"))
        assert self.standing(glue, state(update))["RunId"] == found

    @pytest.mark.parametrize(("wait", "found"), [("true", "jr_2"), ("false", "jr_3")])
    def test_if_no_run_has_done_the_work_it_is_the_newest_that_a_deployment_accepts(self, glue, wait, found):
        """Another update had set run_on=CREATE and changed the work."""
        update = {**self.UPDATE, "OldResourceProperties": events.properties(Wait=wait)}
        other = events.event("Update", Trigger="other", request="r-0")
        expect_list(glue, run(other, "jr_3", "FAILED"), run(other, "jr_2", "SUCCEEDED"), run(other, "jr_1", "FAILED"))
        assert self.standing(glue, state(update))["RunId"] == found

    def test_if_no_run_has_done_the_work_and_none_has_succeeded_it_is_the_newest(self, glue):
        other = events.event("Update", Trigger="other", request="r-0")
        expect_list(glue, run(other, "jr_2", "FAILED"), run(other, "jr_1", "FAILED"))
        assert self.standing(glue, state(self.UPDATE))["RunId"] == "jr_2"

    @pytest.mark.parametrize("trigger", ["same", "other"])
    def test_after_a_rollback_a_run_that_failed_is_preferred_to_that_of_the_update(self, glue, stacks, trigger):
        """It failed with wait=False. The next update set wait=True, and another work with run_on=CREATE."""
        back = events.event("Update", Trigger="same", request="r-3")
        new = events.event("Update", Trigger=trigger, request="r-2")
        back["OldResourceProperties"] = new["ResourceProperties"]
        updated = datetime.now(timezone.utc) - timedelta(minutes=5)
        before = {"StartedOn": updated - timedelta(days=1)}
        former = run(events.event("Create", Trigger=trigger), "jr_1", "FAILED", **before)
        expect_list(glue, run(new, "jr_2", "FAILED", StartedOn=updated + timedelta(seconds=5)), former)
        expect_stack_status(stacks, "UPDATE_ROLLBACK_IN_PROGRESS", LastUpdatedTime=updated)
        after = worker_with_stack(glue, stacks).begin(state(back, rollback=True))
        assert after["outcome"]["data"]["RunId"] == "jr_1"

    def test_after_a_rollback_the_run_of_the_update_is_the_last_choice(self, glue):
        """Glue no longer lists the run of the work to which the rollback returns."""
        new = events.event("Update", Trigger="new", request="r-2")
        back = {**events.event("Update", request="r-3"), "OldResourceProperties": new["ResourceProperties"]}
        expect_list(glue, run(new, "jr_2", "FAILED"))
        given_up = [token_of(new).request]
        assert self.standing(glue, state(back, rollback=True, given_up=given_up))["RunId"] == "jr_2"

    def test_with_run_on_create_the_run_of_the_work_before_the_update_is_preferred(self, glue):
        """The run of the new work succeeded in an earlier update, which was rolled back."""
        update = events.event("Update", RunOn="CREATE", Trigger="new", request="r-3")
        new = events.event("Update", Trigger="new", request="r-2")
        expect_list(glue, run(new, "jr_2", "SUCCEEDED"), run(events.event("Create"), "jr_1", "SUCCEEDED"))
        assert self.standing(glue, state(update))["RunId"] == "jr_1"

    def test_with_run_on_create_the_properties_before_the_update_may_be_unreadable(self, glue):
        update = events.event("Update", RunOn="CREATE") | {"OldResourceProperties": {"Version": "0"}}
        expect_list(glue, run(events.event("Create"), "jr_1", "SUCCEEDED"))
        assert self.standing(glue, state(update))["RunId"] == "jr_1"

    def test_with_run_on_create_it_is_the_run_of_the_create_whatever_has_changed(self, glue):
        update = events.event("Update", RunOn="CREATE", Trigger="again")
        expect_list(glue, run(events.event("Create"), "jr_1", "SUCCEEDED"))
        assert self.standing(glue, state(update))["RunId"] == "jr_1"

    def test_with_run_on_create_it_may_be_a_run_of_the_job_before_the_update(self, glue):
        update = events.event("Update", RunOn="CREATE", Run={"JobName": "orders-v2"})
        expect_list(glue, job="orders-v2")
        expect_list(glue, run(events.event("Create"), "jr_1", "SUCCEEDED"))
        assert self.standing(glue, state(update))["RunId"] == "jr_1"

    @pytest.mark.parametrize(("state_of_old_run", "found"), [("SUCCEEDED", "jr_1"), (None, "")])
    def test_after_a_rollback_it_is_a_run_of_the_job_to_which_the_rollback_returns(self, glue, state_of_old_run, found):
        new = events.event("Update", Run={"JobName": "orders-v2"}, request="r-2")
        back = {**events.event("Update", request="r-3"), "OldResourceProperties": new["ResourceProperties"]}
        expect_list(glue, *([run(events.event("Create"), "jr_1", state_of_old_run)] if state_of_old_run else []))
        expect_list(glue, {**run(new, "jr_2", "FAILED"), "JobName": "orders-v2"}, job="orders-v2")
        assert self.standing(glue, state(back, rollback=True))["RunId"] == found

    def test_it_is_found_if_the_properties_before_the_update_cannot_be_read(self, glue):
        """Whether this is a rollback is unknown, so work that succeeded is not done again."""
        update = {**events.event("Update"), "OldResourceProperties": {"Version": "0"}}
        expect_list(glue, run(events.event("Create"), "jr_1", "SUCCEEDED"))
        assert self.standing(glue, state(update, rollback=None))["RunId"] == "jr_1"

    def test_with_run_on_create_the_run_of_this_work_is_preferred(self, glue):
        """A run that was stopped too late can have succeeded, although its update was rolled back."""
        back = events.event("Update", RunOn="CREATE", request="r-4")
        new = events.event("Update", Trigger="new", request="r-2")
        expect_list(glue, run(new, "jr_2", "SUCCEEDED"), run(events.event("Create"), "jr_1", "SUCCEEDED"))
        assert self.standing(glue, state(back, rollback=True))["RunId"] == "jr_1"

    def test_without_one_the_attributes_are_empty(self, glue):
        expect_list(glue)
        assert set(self.standing(glue, state(self.UPDATE)).values()) == {""}

    @pytest.mark.parametrize(("seconds", "found"), [(0, ""), (1, ""), (2, "jr_1")])
    def test_the_search_ends_when_the_response_must_be_sent(self, glue, monkeypatch, seconds, found):
        """Each page takes a second, and the second page has the run."""
        clock = SimpleNamespace(now=0)
        monkeypatch.setattr(run_list, "time", SimpleNamespace(time=lambda: clock.now))
        read_page = glue.client.get_job_runs

        def read_page_slowly(**parameters: Any) -> Any:
            clock.now += 1
            return read_page(**parameters)

        monkeypatch.setattr(glue.client, "get_job_runs", read_page_slowly)
        weeks_ago = {**run(None), "StartedOn": LONG_AGO - timedelta(days=20)}
        page = {"JobName": "orders", "MaxResults": 200}
        glue.answers("get_job_runs", {"JobRuns": [weeks_ago], "NextToken": "2"}, **page)
        if found:
            done = {**run(events.event("Create"), "jr_1", "SUCCEEDED"), "StartedOn": LONG_AGO - timedelta(days=21)}
            glue.answers("get_job_runs", {"JobRuns": [done]}, NextToken="2", **page)
        due = NOW + 900 - ANSWER_SECONDS - READ_LAG_SECONDS
        after = worker(glue, now=due - seconds).begin(state(self.UPDATE))
        assert after["outcome"]["data"]["RunId"] == found


class TestALongList:
    """A list of runs that takes too long for one call of the worker is continued by the next."""

    PAGE = {"JobName": "orders", "MaxResults": 200}  # noqa: RUF012  # read only

    @pytest.fixture
    def set_pages_per_call(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
        """Set how many pages a call of the worker has time for, as each of them takes long."""

        def set_pages(number: int) -> None:
            ticks = count()
            seconds = 20 / (number + 1)
            monkeypatch.setattr(run_list, "time", SimpleNamespace(time=lambda: seconds * next(ticks)))

        set_pages(1)
        return set_pages

    def test_it_is_continued_from_its_last_page(self, glue, set_pages_per_call):
        create = events.event("Create")
        first = {"JobRuns": [run(create, "jr_7")], "NextToken": "2"}
        glue.answers("get_job_runs", first, **self.PAGE)
        after = worker(glue).begin(state(create))
        assert (after["next"], after["seconds"]) == ("begin", 0)
        set_pages_per_call(2)
        glue.answers("get_job_runs", first, **self.PAGE)
        glue.answers("get_job_runs", {"JobRuns": [run(None)]}, NextToken="2", **self.PAGE)
        after = worker(glue).begin(after)
        assert (after["next"], after["run"]) == ("poll", "jr_7")
        assert "lists" not in after

    def test_the_newest_runs_are_read_again(self, glue, set_pages_per_call):
        """The call that finished the list started a run, but its result was lost: the step is repeated."""
        create = events.event("Create")
        first = {"JobRuns": [run(None, "jr_2"), run(None, "jr_1")], "NextToken": "2"}
        glue.answers("get_job_runs", first, **self.PAGE)
        after = worker(glue).begin(state(create))
        set_pages_per_call(3)
        newest = [run(None, "jr_4"), run(create, "jr_3")]
        glue.answers("get_job_runs", {"JobRuns": newest, "NextToken": "1"}, **self.PAGE)
        glue.answers("get_job_runs", first, NextToken="1", **self.PAGE)
        glue.answers("get_job_runs", {"JobRuns": []}, NextToken="2", **self.PAGE)
        after = worker(glue).begin(after)
        assert (after["next"], after["run"]) == ("poll", "jr_3")

    def test_the_newest_runs_are_read_again_by_each_call(self, glue, set_pages_per_call):
        delete = events.event("Delete", request="r-9", Wait="false")
        first = {"JobRuns": [run(None, "jr_2")], "NextToken": "2"}
        glue.answers("get_job_runs", first, **self.PAGE)
        after = worker(glue).begin(state(delete))
        set_pages_per_call(2)
        second = {"JobRuns": [run(None, "jr_3"), run(None, "jr_2")], "NextToken": "2"}
        glue.answers("get_job_runs", second, **self.PAGE)
        glue.answers("get_job_runs", {"JobRuns": [run(None, "jr_1")], "NextToken": "3"}, NextToken="2", **self.PAGE)
        after = worker(glue).begin(after)
        assert (after["next"], after["seconds"]) == ("begin", 0)
        assert (after["lists"]["orders"]["newest"], after["lists"]["orders"]["next_token"]) == ("jr_3", "3")
        set_pages_per_call(2)
        third = {"JobRuns": [run(events.event("Create"), "jr_4"), run(None, "jr_3")], "NextToken": "2"}
        glue.answers("get_job_runs", third, **self.PAGE)
        glue.answers("get_job_runs", {"JobRuns": []}, NextToken="3", **self.PAGE)
        after = worker(glue).begin(after)
        assert (after["next"], after["then"]) == ("stop", "answer")

    def test_a_run_that_is_read_again_has_its_new_state(self, glue, set_pages_per_call):
        delete = events.event("Delete", request="r-9", Wait="false")
        first = {"JobRuns": [run(events.event("Create"), "jr_1")], "NextToken": "2"}
        glue.answers("get_job_runs", first, **self.PAGE)
        after = worker(glue).begin(state(delete))
        set_pages_per_call(2)
        ended = {"JobRuns": [run(events.event("Create"), "jr_1", "SUCCEEDED")], "NextToken": "2"}
        glue.answers("get_job_runs", ended, **self.PAGE)
        glue.answers("get_job_runs", {"JobRuns": []}, NextToken="2", **self.PAGE)
        assert worker(glue).begin(after)["next"] == "answer"

    def test_it_begins_again_if_the_job_was_replaced(self, glue, set_pages_per_call):
        create = events.event("Create")
        glue.answers("get_job_runs", {"JobRuns": [run(create, "jr_7")], "NextToken": "2"}, **self.PAGE)
        after = worker(glue).begin(state(create))
        set_pages_per_call(2)
        glue.answers("get_job_runs", {"JobRuns": [run(None, "jr_8")]}, **self.PAGE)
        glue.answers("start_job_run", {"JobRunId": "jr_9"}, **start_of(create))
        assert worker(glue).begin(after)["run"] == "jr_9"

    def test_it_begins_again_if_it_has_no_run_yet(self, glue, set_pages_per_call):
        create = events.event("Create")
        glue.answers("get_job_runs", {"JobRuns": [], "NextToken": "2"}, **self.PAGE)
        after = worker(glue).begin(state(create))
        set_pages_per_call(1)
        glue.answers("get_job_runs", {"JobRuns": [run(create, "jr_7")], "NextToken": "2"}, **self.PAGE)
        assert worker(glue).begin(after)["lists"]["orders"]["newest"] == "jr_7"

    def test_the_runs_that_are_not_read_again_are_kept(self, glue, set_pages_per_call):
        create = events.event("Create")
        first = {"JobRuns": [run(None, "jr_3")], "NextToken": "2"}
        set_pages_per_call(2)
        glue.answers("get_job_runs", first, **self.PAGE)
        glue.answers("get_job_runs", {"JobRuns": [run(create, "jr_2")], "NextToken": "3"}, NextToken="2", **self.PAGE)
        after = worker(glue).begin(state(create))
        set_pages_per_call(2)
        glue.answers("get_job_runs", first, **self.PAGE)
        glue.answers("get_job_runs", {"JobRuns": []}, NextToken="3", **self.PAGE)
        assert worker(glue).begin(after)["run"] == "jr_2"

    def test_the_newest_runs_are_read_again_once_a_call(self, glue, set_pages_per_call):
        """The first list ends with the runs that must stop, the second continues it to the run that stands."""
        update = events.event("Update", WaitSeconds="900")
        first = {"JobRuns": [run(None, "jr_2")], "NextToken": "2"}
        glue.answers("get_job_runs", first, **self.PAGE)
        after = worker(glue).begin(state(update))
        set_pages_per_call(9)  # the search looks at the clock, too
        glue.answers("get_job_runs", first, **self.PAGE)
        weeks_ago = {**run(None, "jr_1"), "StartedOn": LONG_AGO - timedelta(days=20)}
        glue.answers("get_job_runs", {"JobRuns": [weeks_ago], "NextToken": "3"}, NextToken="2", **self.PAGE)
        done = {**run(events.event("Create"), "jr_0", "SUCCEEDED"), "StartedOn": LONG_AGO - timedelta(days=21)}
        glue.answers("get_job_runs", {"JobRuns": [done]}, NextToken="3", **self.PAGE)
        assert worker(glue).begin(after)["outcome"]["data"]["RunId"] == "jr_0"

    @pytest.mark.usefixtures("set_pages_per_call")
    def test_its_state_has_only_runs_that_may_be_of_the_resource(self, glue):
        create, another = events.event("Create"), {**events.event("Create"), "LogicalResourceId": "Another"}
        runs = [run(create, "jr_7"), run(None, "jr_8"), run(another, "jr_9"), run(None, "jr_6_attempt_1")]
        glue.answers("get_job_runs", {"JobRuns": runs, "NextToken": "2"}, **self.PAGE)
        own = worker(glue).begin(state(create))["lists"]["orders"]["own"]
        assert [each["Id"] for each in own] == ["jr_7", "jr_6_attempt_1"]

    def test_it_is_continued_if_none_of_its_runs_has_started(self, glue, set_pages_per_call):
        create = events.event("Create")
        waiting = {name: value for name, value in run(create, "jr_7", "WAITING").items() if name != "StartedOn"}
        first = {"JobRuns": [waiting], "NextToken": "2"}
        glue.answers("get_job_runs", first, **self.PAGE)
        after = worker(glue).begin(state(create))
        assert after["next"] == "begin"
        set_pages_per_call(2)
        glue.answers("get_job_runs", first, **self.PAGE)
        glue.answers("get_job_runs", {"JobRuns": []}, NextToken="2", **self.PAGE)
        assert worker(glue).begin(after)["run"] == "jr_7"

    @pytest.mark.parametrize("at_the_head", [True, False])
    def test_it_is_continued_after_an_error(self, glue, set_pages_per_call, at_the_head):
        create = events.event("Create")
        first = {"JobRuns": [run(create, "jr_7")], "NextToken": "2"}
        glue.answers("get_job_runs", first, **self.PAGE)
        after = worker(glue).begin(state(create))
        set_pages_per_call(2)
        if at_the_head:
            glue.refuses("get_job_runs", "503", **self.PAGE)
        else:
            glue.answers("get_job_runs", first, **self.PAGE)
            glue.refuses("get_job_runs", "503", NextToken="2", **self.PAGE)
        after = worker(glue).begin(after)
        assert (after["next"], after["seconds"]) == ("begin", READ_LAG_SECONDS)
        set_pages_per_call(2)
        glue.answers("get_job_runs", first, **self.PAGE)
        glue.answers("get_job_runs", {"JobRuns": [run(None)]}, NextToken="2", **self.PAGE)
        assert worker(glue).begin(after)["run"] == "jr_7"

    def test_a_finished_list_is_read_again_after_an_error_of_another_call(self, glue):
        """The start that failed may have started a run."""
        create = events.event("Create")
        expect_list(glue)
        glue.refuses("start_job_run", "503", **start_of(create))
        after = worker(glue).begin(state(create))
        assert after["lists"] == {}
        expect_list(glue, run(create, "jr_7"))
        assert worker(glue).begin(after)["run"] == "jr_7"

    def test_stopping_continues_it_too(self, glue, set_pages_per_call):
        delete = events.event("Delete", request="r-9", Wait="false")
        begun = state(delete, then="answer", outcome={"status": "SUCCESS"})
        first = {"JobRuns": [run(None, "jr_2")], "NextToken": "2"}
        glue.answers("get_job_runs", first, **self.PAGE)
        after = worker(glue).stop(begun)
        assert (after["next"], after["seconds"]) == ("stop", 0)
        set_pages_per_call(2)
        glue.answers("get_job_runs", first, **self.PAGE)
        glue.answers("get_job_runs", {"JobRuns": [run(events.event("Create"))]}, NextToken="2", **self.PAGE)
        glue.answers("batch_stop_job_run", {"SuccessfulSubmissions": []}, JobName="orders", JobRunIds=["jr_1"])
        assert worker(glue).stop(after)["seconds"] == 5

    def test_polling_continues_it_too(self, glue, set_pages_per_call):
        """The runs since the one that failed are listed, to find a retry by Glue."""
        create = events.event("Create")
        failed = run(create, state="FAILED", StartedOn=LONG_AGO)
        first = {"JobRuns": [run(None, "jr_2")], "NextToken": "2"}
        glue.answers("get_job_run", {"JobRun": failed}, JobName="orders", RunId="jr_1")
        glue.answers("get_job_runs", first, **self.PAGE)
        after = worker(glue).poll(state(create, run="jr_1"))
        assert (after["next"], after["seconds"]) == ("poll", 0)
        set_pages_per_call(2)
        glue.answers("get_job_run", {"JobRun": failed}, JobName="orders", RunId="jr_1")
        glue.answers("get_job_runs", first, **self.PAGE)
        glue.answers("get_job_runs", {"JobRuns": [run(create, "jr_1_attempt_1"), failed]}, NextToken="2", **self.PAGE)
        after = worker(glue).poll(after)
        assert (after["next"], after["run"]) == ("poll", "jr_1_attempt_1")
        assert "lists" not in after

    @pytest.mark.usefixtures("set_pages_per_call")
    def test_a_list_that_is_not_finished_in_time_fails_the_request(self, glue):
        delete = events.event("Delete", request="r-9", Wait="false")
        glue.answers("get_job_runs", {"JobRuns": [run(None)], "NextToken": "2"}, **self.PAGE)
        after = worker(glue, now=NOW + 900 - ANSWER_SECONDS - READ_LAG_SECONDS).begin(state(delete))
        assert after["outcome"]["status"] == "FAILED"
        assert after["outcome"]["reason"] == "the runs of this resource could not be listed in time"

    @pytest.mark.parametrize(
        ("kind", "changed", "old", "days"),
        [
            pytest.param("Create", {}, {}, 1, id="a-create"),
            pytest.param("Create", {"Wait": "false"}, {}, 1, id="a-create-that-does-not-wait"),
            pytest.param("Update", {}, {}, 1, id="an-update-that-waits-as-before"),
            pytest.param("Update", {}, {"Wait": "false"}, 8, id="an-update-that-did-not-wait-before"),
            pytest.param("Update", {"Wait": "false"}, {}, 8, id="an-update-that-no-longer-waits"),
            pytest.param("Update", {}, {"StopOnDelete": "false"}, 8, id="an-update-that-did-not-stop-before"),
            pytest.param("Delete", {}, {}, 1, id="a-delete-of-a-run-that-was-awaited"),
            pytest.param("Delete", {"Wait": "false"}, {}, 8, id="a-delete-of-one-that-was-not"),
        ],
    )
    def test_no_more_history_is_read_than_needed(self, glue, kind, changed, old, days):
        event = events.event(kind, Trigger="new", **changed)
        event |= {"OldResourceProperties": events.properties(**old)} if kind == "Update" else {}
        for seconds, token in ((0, "2"), (1, "3")):
            started = datetime.fromtimestamp(NOW - seconds, timezone.utc) - timedelta(days=days)
            continued = {"NextToken": "2"} if token == "3" else {}
            page = {"JobRuns": [{**run(None), "StartedOn": started}], "NextToken": token}
            glue.answers("get_job_runs", page, **continued, **self.PAGE)
        if kind != "Delete":
            expect_start(glue, event)
        assert worker(glue).begin(state(event))["next"] == ("answer" if kind == "Delete" else "poll")

    def test_a_run_that_waits_for_capacity_may_have_no_start(self, glue):
        delete = events.event("Delete", request="r-9")
        waiting = run(events.event("Create"), "jr_1", "WAITING")
        del waiting["StartedOn"]
        expect_list(glue, waiting)
        assert worker(glue).begin(state(delete))["next"] == "stop"


class TestARoleThatIsSecondsOld:
    FAILED = "JobName:orders failed to execute with exception Role arn:aws:iam::123456789012:role/etl should be given"
    MESSAGE = f"{FAILED} assume role permissions for Glue Service."

    @pytest.mark.parametrize(("ended", "then"), [(119, "begin"), (120, "answer")])
    def test_a_run_that_ended_in_time_is_started_again_although_it_was_read_late(self, glue, ended, then):
        create = events.event("Create")
        completed = datetime.fromtimestamp(NOW + ended, timezone.utc)
        failed = run(create, state="FAILED", ErrorMessage=self.MESSAGE, CompletedOn=completed)
        glue.answers("get_job_run", {"JobRun": failed}, JobName="orders", RunId="jr_1")
        expect_list(glue, failed)
        if then == "answer":
            glue.refuses("get_job", "EntityNotFoundException", JobName="orders")
        assert worker(glue, now=NOW + 240).poll(state(create, run="jr_1"))["next"] == then

    def test_a_run_that_could_not_assume_it_is_started_again(self, glue):
        create = events.event("Create")
        failed = run(create, state="FAILED", ErrorMessage=self.MESSAGE)
        glue.answers("get_job_run", {"JobRun": failed}, JobName="orders", RunId="jr_1")
        expect_list(glue, failed)
        after = worker(glue).poll(state(create, run="jr_1"))
        assert (after["next"], after["seconds"], after["unassumed"]) == ("begin", 10, ["jr_1"])
        expect_list(glue, failed)
        expect_start(glue, create, "jr_2")
        assert worker(glue).begin(after)["run"] == "jr_2"

    def test_that_second_run_is_adopted_if_its_start_had_no_response(self, glue):
        create = events.event("Create")
        failed = run(create, state="FAILED", ErrorMessage=self.MESSAGE)
        expect_list(glue, run(create, "jr_2"), failed)
        assert worker(glue).begin(state(create, run="jr_1", unassumed=["jr_1"]))["run"] == "jr_2"

    def test_a_retry_of_that_second_run_is_awaited_as_that_of_the_first_was(self, glue):
        create = events.event("Create", Job={"MaxRetries": "1"})
        failed = run(create, state="FAILED", ErrorMessage=self.MESSAGE)
        glue.answers("get_job_run", {"JobRun": failed}, JobName="orders", RunId="jr_1")
        expect_list(glue, failed)
        after = worker(glue, now=NOW + RETRY_SECONDS).poll(state(create, run="jr_1", ended=NOW))
        assert after["next"] == "begin"
        second = run(create, "jr_2", "FAILED", ErrorMessage="no", StartedOn=failed["StartedOn"] + timedelta(minutes=2))
        glue.answers("get_job_run", {"JobRun": second}, JobName="orders", RunId="jr_2")
        expect_list(glue, second, failed)
        assert worker(glue, now=NOW + RETRY_SECONDS + 20).poll({**after, "run": "jr_2"})["next"] == "poll"

    def test_it_is_not_waited_for_longer_than_iam_may_take(self, glue):
        create = events.event("Create")
        failed = run(create, state="FAILED", ErrorMessage=self.MESSAGE)
        glue.answers("get_job_run", {"JobRun": failed}, JobName="orders", RunId="jr_1")
        expect_list(glue, failed)
        after = worker(glue, now=NOW + SETTLING_SECONDS).poll(state(create, run="jr_1"))
        assert after["outcome"]["status"] == "FAILED"
        assert after["outcome"]["reason"].startswith(self.FAILED)
        assert "check that the role exists and trusts glue.amazonaws.com" in after["outcome"]["reason"]

    @pytest.mark.parametrize(
        "more", [{"ExecutionTime": 3, "ErrorMessage": MESSAGE}, {"ErrorMessage": "assume_role.py failed"}]
    )
    def test_a_run_that_did_something_is_not_started_again(self, glue, more):
        create = events.event("Create")
        failed = run(create, state="FAILED", **more)
        glue.answers("get_job_run", {"JobRun": failed}, JobName="orders", RunId="jr_1")
        expect_list(glue, failed)
        assert worker(glue).poll(state(create, run="jr_1"))["outcome"]["status"] == "FAILED"

    def test_a_run_with_wait_false_is_started_again_too(self, glue):
        create = events.event("Create", Wait="false")
        failed = run(create, state="FAILED", ErrorMessage=self.MESSAGE)
        glue.answers("get_job_run", {"JobRun": failed}, JobName="orders", RunId="jr_1")
        expect_list(glue, failed)
        assert worker(glue).poll(state(create, run="jr_1"))["next"] == "begin"

    def test_a_start_that_glue_rejects_for_it_is_repeated(self, glue):
        create = events.event("Create")
        expect_list(glue)
        glue.refuses("start_job_run", "InvalidInputException", self.MESSAGE, **start_of(create))
        assert worker(glue).begin(state(create))["next"] == "begin"


class TestBeginOfADelete:
    def test_a_live_run_is_stopped(self, glue):
        delete = events.event("Delete", request="r-9")
        expect_list(glue, run(events.event("Create"), "jr_1", "RUNNING"))
        after = worker(glue).begin(state(delete))
        assert (after["next"], after["then"], after["outcome"]["status"]) == ("stop", "answer", "SUCCESS")

    def test_a_live_run_is_not_stopped_if_stop_on_delete_is_false(self, glue):
        delete = events.event("Delete", request="r-9", StopOnDelete="false")  # so Glue is not called
        after = worker(glue).begin(state(delete, superseded=True))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")

    def test_ended_runs_and_runs_of_others_are_not_stopped(self, glue):
        delete = events.event("Delete", request="r-9")
        of_others = run(None, "jr_2", "RUNNING"), run(None, "jr_3_attempt_1", "RUNNING")
        expect_list(glue, *of_others, run(events.event("Create"), "jr_1", "SUCCEEDED"))
        after = worker(glue).begin(state(delete))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")

    def test_it_succeeds_if_the_job_does_not_exist(self, glue):
        glue.refuses("get_job_runs", "EntityNotFoundException", JobName="orders", MaxResults=200)
        after = worker(glue).begin(state(events.event("Delete")))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")

    def test_it_is_retried_until_the_response_deadline_even_if_the_wait_is_shorter(self, glue):
        delete = events.event("Delete", WaitSeconds="60", ServiceTimeout="360")
        due = NOW - 200 + 360 - ANSWER_SECONDS - READ_LAG_SECONDS
        for now, step in ((NOW + 61, "begin"), (due - 1, "begin"), (due, "stop")):
            glue.refuses("get_job_runs", "InternalServiceException", JobName="orders", MaxResults=200)
            assert worker(glue, now=now).begin(state(delete, sent=NOW - 200))["next"] == step

    def test_runs_that_are_too_old_to_be_live_are_not_read(self, glue):
        delete = events.event("Delete", request="r-9")
        old = {**run(events.event("Create"), "jr_1", "RUNNING"), "StartedOn": LONG_AGO - timedelta(days=1)}
        glue.answers(
            "get_job_runs", {"JobRuns": [run(None), old], "NextToken": "more"}, JobName="orders", MaxResults=200
        )
        assert worker(glue).begin(state(delete))["next"] == "stop"


class TestPoll:
    @pytest.mark.parametrize("live", ["STARTING", "RUNNING", "WAITING", "STOPPING", "AN_UNKNOWN_STATE"])
    def test_a_live_run_is_polled_again(self, glue, live):
        create = events.event("Create")
        glue.answers("get_job_run", {"JobRun": run(create, state=live)}, JobName="orders", RunId="jr_1")
        after = worker(glue, now=NOW + 60).poll(state(create, run="jr_1"))
        assert (after["next"], after["seconds"]) == ("poll", 10)

    @pytest.mark.parametrize(("age", "seconds"), [(0, 2), (60, 10), (180, 30), (590, 10)])
    def test_the_poll_interval_depends_on_the_age_and_the_time_left(self, glue, age, seconds):
        create = events.event("Create")
        glue.answers("get_job_run", {"JobRun": run(create)}, JobName="orders", RunId="jr_1")
        assert worker(glue, now=NOW + age).poll(state(create, run="jr_1"))["seconds"] == seconds

    def test_a_successful_run_returns_every_attribute(self, glue):
        create = events.event("Create")
        ended = run(
            create,
            state="SUCCEEDED",
            Attempt=0,
            CompletedOn=LONG_AGO,
            ExecutionTime=42,
            DPUSeconds=84.0,
            LogGroupName="/aws-glue/jobs",
        )
        glue.answers("get_job_run", {"JobRun": {**ended, "StartedOn": LONG_AGO}}, JobName="orders", RunId="jr_1")
        after = worker(glue).poll(state(create, run="jr_1"))
        assert after["next"] == "answer"
        assert after["outcome"] == {
            "status": "SUCCESS",
            "data": {
                "RunId": "jr_1",
                "JobName": "orders",
                "State": "SUCCEEDED",
                "Attempt": "0",
                "StartedOn": "2023-11-14T00:00:00+00:00",
                "CompletedOn": "2023-11-14T00:00:00+00:00",
                "ExecutionTime": "42",
                "DPUSeconds": "84.0",
                "LogGroupName": "/aws-glue/jobs",
                "ErrorMessage": "",
            },
        }

    @pytest.mark.parametrize("end", ["FAILED", "ERROR", "TIMEOUT", "STOPPED"])
    def test_the_reason_of_a_failure_begins_with_the_error_and_ends_with_where_to_see_more(self, glue, end):
        create = events.event("Create")
        message = "Error Category: UNCLASSIFIED_ERROR; Failed Line Number: 20; ZeroDivisionError: division by zero"
        ended = run(create, state=end, ErrorMessage=message, LogGroupName="/aws-glue/jobs")
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        if end in ("FAILED", "ERROR"):
            expect_list(glue, ended)
        glue.refuses("get_job", "EntityNotFoundException", JobName="orders")
        after = worker(glue).poll(state(create, run="jr_1"))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")
        assert after["outcome"]["reason"] == (
            "ZeroDivisionError: division by zero (line 20 of the script, UNCLASSIFIED_ERROR)"
            f"; run jr_1 of Glue job orders ended in state {end}"
            "; see more: glue-constructs runs logs orders --run-id jr_1 --log-group /aws-glue/jobs"
            "; log groups: /aws-glue/jobs/error, /aws-glue/jobs/output"
            " (a rollback deletes those of the stack: cdk deploy --no-rollback keeps them)"
            "; console: https://eu-west-1.console.aws.amazon.com/gluestudio/home?region=eu-west-1#/job/orders/run/jr_1"
        )

    ETL: dict[str, Any] = {  # noqa: RUF012  # read only
        "Name": "orders",
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--custom-logGroup-prefix": "/etl"},
    }

    def test_the_reason_names_the_log_groups_of_the_job(self, glue):
        create = events.event("Create")
        ended = run(create, state="FAILED", ErrorMessage="no", LogGroupName="/aws-glue/jobs")
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        expect_list(glue, ended)
        glue.answers("get_job", {"Job": self.ETL}, JobName="orders")
        reason = worker(glue).poll(state(create, run="jr_1"))["outcome"]["reason"]
        assert reason.startswith("no; run jr_1")
        assert "glue-constructs runs logs orders --run-id jr_1 --log-group /etl;" in reason
        assert "; log groups: /etl/error, /etl/output" in reason

    @pytest.mark.parametrize(
        ("override", "groups"),
        [
            pytest.param({}, "/etl", id="of-the-job"),
            pytest.param({"Arguments": {"--custom-logGroup-prefix": "/mine"}}, "/mine", id="of-an-argument"),
            pytest.param({"SecurityConfiguration": "kms"}, "/as/glue/returns", id="encrypted"),
        ],
    )
    def test_the_overrides_of_a_run_determine_its_log_groups(self, glue, override, groups):
        create = events.event("Create", Run={"JobName": "orders", **override})
        ended = run(create, state="STOPPED", LogGroupName="/as/glue/returns")
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        glue.answers("get_job", {"Job": self.ETL}, JobName="orders")
        reason = worker(glue).poll(state(create, run="jr_1"))["outcome"]["reason"]
        assert f"; log groups: {groups}/error, {groups}/output" in reason

    def test_the_job_of_an_update_remains_so_the_command_needs_no_log_group(self, glue):
        update = events.event("Update", Trigger="new")
        ended = run(update, state="FAILED", ErrorMessage="no")
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        expect_list(glue, ended)
        glue.answers("get_job", {"Job": self.ETL}, JobName="orders")
        reason = worker(glue).poll(state(update, run="jr_1"))["outcome"]["reason"]
        assert "glue-constructs runs logs orders --run-id jr_1; log groups: /etl/error, /etl/output;" in reason

    @pytest.mark.parametrize(("code", "now"), [("503", NOW), ("ThrottlingException", NOW), ("503", NOW + 599)])
    def test_the_names_of_the_log_groups_are_waited_for(self, glue, code, now):
        create = events.event("Create", WaitSeconds="600")
        ended = run(create, state="FAILED", ErrorMessage="no", LogGroupName="/aws-glue/jobs")
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        expect_list(glue, ended)
        glue.refuses("get_job", code, JobName="orders")
        assert worker(glue, now=now).poll(state(create, run="jr_1"))["next"] == "poll"

    @pytest.mark.parametrize("code", ["503", "AccessDeniedException", "EntityNotFoundException"])
    def test_the_reason_does_not_depend_on_the_names_of_the_log_groups(self, glue, code):
        create = events.event("Create", WaitSeconds="0" if code == "503" else "600")
        ended = run(create, state="FAILED", ErrorMessage="no", LogGroupName="/aws-glue/jobs")
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        expect_list(glue, ended)
        glue.refuses("get_job", code, JobName="orders")
        reason = worker(glue).poll(state(create, run="jr_1"))["outcome"]["reason"]
        assert "; log groups: /aws-glue/jobs/error, /aws-glue/jobs/output" in reason

    @pytest.mark.parametrize(
        ("end", "begins"),
        [
            ("STOPPED", "the run was stopped, but not by this deployment; run jr_1"),
            ("TIMEOUT", "the run exceeded its timeout; run jr_1"),
        ],
    )
    def test_a_run_without_a_message_has_the_reason_of_its_state(self, glue, end, begins):
        create = events.event("Create")
        glue.answers("get_job_run", {"JobRun": run(create, state=end)}, JobName="orders", RunId="jr_1")
        assert worker(glue).poll(state(create, run="jr_1"))["outcome"]["reason"].startswith(begins)

    @pytest.mark.parametrize(
        ("message", "begins"),
        [
            ("", "Glue returned no error message; run jr_1"),
            ("Command failed with exit code 10", "Command failed with exit code 10; run jr_1"),
            (
                "Error Category: UNCLASSIFIED_ERROR; An error occurred while calling o163.parquet. No\nspace",
                "An error occurred while calling o163.parquet. No\nspace (UNCLASSIFIED_ERROR); run jr_1",
            ),
            (
                "Error Category: UNCLASSIFIED_ERROR; Failed Line Number: 107; ",
                "Glue returned no error message (line 107 of the script, UNCLASSIFIED_ERROR); run jr_1",
            ),
        ],
    )
    def test_every_form_of_glues_error_message_is_read(self, glue, message, begins):
        create = events.event("Create")
        ended = run(create, state="FAILED", ErrorMessage=message)
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        expect_list(glue, ended)
        assert worker(glue).poll(state(create, run="jr_1"))["outcome"]["reason"].startswith(begins)

    @pytest.mark.parametrize(
        ("end", "follower"),
        [
            pytest.param("FAILED", {"Id": "jr_1_attempt_1", "PreviousRunId": "jr_1"}, id="retry-by-previous-run-id"),
            pytest.param("FAILED", {"Id": "jr_1_attempt_1"}, id="retry-by-name"),
            pytest.param("FAILED", {"Id": "jr_1_attempt_1", "Arguments": {}}, id="retry-without-its-arguments"),
            pytest.param("ERROR", {"Id": "jr_1_attempt_1"}, id="retry-after-an-error"),
            pytest.param("EXPIRED", {"Id": "jr_1_restart_1"}, id="streaming-restart"),
            pytest.param("EXPIRED", {"Id": "jr_1_restart_1", "Arguments": {}}, id="restart-without-its-arguments"),
        ],
    )
    def test_a_retry_or_restart_by_glue_is_adopted(self, glue, end, follower):
        create = events.event("Create")
        ended = run(create, state=end)
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        expect_list(glue, {**run(create), **follower}, ended)
        after = worker(glue).poll(state(create, run="jr_1"))
        assert (after["next"], after["run"]) == ("poll", follower["Id"])

    def test_a_retry_by_a_user_is_not_adopted(self, glue):
        create, another = events.event("Create"), {**events.event("Create"), "LogicalResourceId": "Another"}
        ended = run(create, state="FAILED")
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        expect_list(glue, run(another, "jr_3", PreviousRunId="jr_1"), run(None, "jr_2", PreviousRunId="jr_1"), ended)
        assert worker(glue).poll(state(create, run="jr_1"))["outcome"]["status"] == "FAILED"

    def test_after_a_retry_by_start_job_run_the_attempt_is_not_compared_with_max_retries(self, glue):
        create = events.event("Create", Run={"JobName": "orders", "JobRunId": "jr_0"})
        ended = run(create, state="FAILED", Attempt=1)
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        expect_list(glue, ended)
        assert worker(glue).poll(state(create, run="jr_1"))["next"] == "poll"

    def test_of_several_restarts_the_last_is_adopted(self, glue):
        create = events.event("Create")
        ended = run(create, "jr_1_restart_1", "EXPIRED")
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1_restart_1")
        expect_list(glue, run(create, "jr_1_restart_3"), run(create, "jr_1_restart_2", "EXPIRED"), ended)
        after = worker(glue).poll(state(create, run="jr_1_restart_1"))
        assert (after["next"], after["run"]) == ("poll", "jr_1_restart_3")

    @pytest.mark.parametrize(
        ("job", "attempt", "end", "followed"),
        [
            pytest.param({"MaxRetries": "2"}, 1, "FAILED", True, id="a-retry-is-left"),
            pytest.param({"MaxRetries": "2"}, 2, "FAILED", False, id="no-retry-is-left"),
            pytest.param({"MaxRetries": "0"}, 0, "FAILED", False, id="never-retried"),
            pytest.param(None, 0, "FAILED", True, id="an-imported-job"),
            pytest.param({"MaxRetries": "0"}, 0, "EXPIRED", True, id="expired"),
        ],
    )
    def test_a_retry_is_awaited_if_it_is_possible(self, glue, job, attempt, end, followed):
        create = events.event("Create", **({"Job": job} if job else {}))
        if job is None:
            del create["ResourceProperties"]["Job"]
        ended = run(create, state=end, Attempt=attempt)
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        expect_list(glue, ended)
        after = worker(glue).poll(state(create, run="jr_1"))
        assert after["next"] == ("poll" if followed else "answer")
        if followed:
            glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
            expect_list(glue, ended)
            assert worker(glue, now=NOW + RETRY_SECONDS).poll(after)["outcome"]["status"] == "FAILED"

    @pytest.mark.parametrize("code", ["503", "EntityNotFoundException"])
    def test_after_the_wait_the_run_is_stopped_and_the_reason_has_a_fix(self, glue, code):
        create = events.event("Create")
        glue.answers("get_job_run", {"JobRun": run(create)}, JobName="orders", RunId="jr_1")
        glue.refuses("get_job", code, JobName="orders")
        after = worker(glue, now=NOW + 600).poll(state(create, run="jr_1"))
        assert (after["next"], after["then"], after["outcome"]["status"]) == ("stop", "answer", "FAILED")
        assert after["outcome"]["reason"].startswith(
            "run jr_1 of Glue job orders did not end within 600 seconds (RUNNING) and was stopped"
            "; increase wait_timeout, or set wait=False and add an alarm on the job; see more: "
        )
        assert "console: https://eu-west-1." in after["outcome"]["reason"]

    def test_after_the_wait_the_run_continues_if_stop_on_delete_is_false(self, glue):
        create = events.event("Create", StopOnDelete="false")
        glue.answers("get_job_run", {"JobRun": run(create)}, JobName="orders", RunId="jr_1")
        after = worker(glue, now=NOW + 600).poll(state(create, run="jr_1"))
        assert after["next"] == "answer"
        assert "is still running, as stop_on_delete is False" in after["outcome"]["reason"]

    def test_a_run_that_is_not_readable_yet_is_polled_again(self, glue):
        create = events.event("Create")
        glue.refuses("get_job_run", "EntityNotFoundException", JobName="orders", RunId="jr_1")
        after = worker(glue).poll(state(create, run="jr_1"))
        assert (after["next"], after["seconds"]) == ("poll", 5)

    def test_a_run_that_was_started_late_is_polled_again_too(self, glue):
        create = events.event("Create")
        expect_list(glue)
        expect_start(glue, create)
        begun = worker(glue, now=NOW + 300).begin(state(create))
        glue.refuses("get_job_run", "EntityNotFoundException", JobName="orders", RunId="jr_1")
        assert worker(glue, now=NOW + 302).poll(begun)["next"] == "poll"

    def test_a_retry_that_was_found_late_is_polled_again_too(self, glue):
        create = events.event("Create")
        ended = run(create, state="FAILED")
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        expect_list(glue, run(create, "jr_1_attempt_1"), ended)
        after = worker(glue, now=NOW + 300).poll(state(create, run="jr_1", started=NOW))
        glue.refuses("get_job_run", "EntityNotFoundException", JobName="orders", RunId="jr_1_attempt_1")
        assert worker(glue, now=NOW + 302).poll(after)["next"] == "poll"

    def test_the_retry_of_a_retry_is_awaited_for_as_long_as_the_first(self, glue):
        create = events.event("Create", Job={"MaxRetries": "2"})
        first, second = run(create, state="FAILED"), run(create, "jr_1_attempt_1", "FAILED", Attempt=1)
        glue.answers("get_job_run", {"JobRun": first}, JobName="orders", RunId="jr_1")
        expect_list(glue, second, first)
        after = worker(glue, now=NOW + 300).poll(state(create, run="jr_1", ended=NOW + 300 - RETRY_SECONDS + 1))
        glue.answers("get_job_run", {"JobRun": second}, JobName="orders", RunId="jr_1_attempt_1")
        expect_list(glue, second, first)
        after = worker(glue, now=NOW + 302).poll(after)
        assert (after["next"], after["seconds"]) == ("poll", 10)

    @pytest.mark.parametrize("code", ["ThrottlingException", "InternalServiceException"])
    def test_after_a_transient_error_the_run_is_polled_again(self, glue, code):
        create = events.event("Create")
        glue.refuses("get_job_run", code, JobName="orders", RunId="jr_1")
        after = worker(glue, now=NOW + 60).poll(state(create, run="jr_1"))
        assert (after["next"], after["seconds"]) == ("poll", 10)

    @pytest.mark.parametrize(
        ("code", "age"),
        [("ThrottlingException", 600), ("AccessDeniedException", SETTLING_SECONDS), ("InvalidInputException", 0)],
    )
    def test_after_a_permanent_error_the_run_is_stopped(self, glue, code, age):
        create = events.event("Create")
        glue.refuses("get_job_run", code, JobName="orders", RunId="jr_1")
        after = worker(glue, now=NOW + age).poll(state(create, run="jr_1"))
        assert (after["next"], after["then"], after["outcome"]["status"]) == ("stop", "answer", "FAILED")
        assert "cannot read the state of run jr_1 of Glue job orders" in after["outcome"]["reason"]

    def test_the_wait_begins_after_the_last_call_of_a_superseded_request(self, glue):
        create = events.event("Create")
        glue.answers("get_job_run", {"JobRun": run(create)}, JobName="orders", RunId="jr_1")
        begun = state(create, run="jr_1", superseded=True)
        assert worker(glue, now=NOW + 600 + CONSISTENCY_SECONDS - 1).poll(begun)["next"] == "poll"

    def test_a_late_event_gets_its_response_before_cloudformations_deadline(self, glue):
        create = events.event("Create")
        glue.answers("get_job_run", {"JobRun": run(create)}, JobName="orders", RunId="jr_1")
        begun = state(create, run="jr_1", sent=NOW - 180)
        reserved = STOP_SECONDS + ANSWER_SECONDS
        assert worker(glue, now=NOW - 180 + 900 - reserved).poll(begun)["next"] == "stop"

    def test_a_run_that_was_deleted_fails(self, glue):
        create = events.event("Create")
        glue.refuses("get_job_run", "EntityNotFoundException", JobName="orders", RunId="jr_1")
        after = worker(glue, now=NOW + CONSISTENCY_SECONDS).poll(state(create, run="jr_1"))
        assert after["outcome"]["status"] == "FAILED"
        assert after["outcome"]["reason"].startswith("run jr_1 of Glue job orders no longer exists; see more: ")
        assert after["outcome"]["data"]["RunId"] == "jr_1"


class TestOnFailureContinue:
    CONTINUE = events.event("Create", OnFailure="continue")

    @pytest.mark.parametrize("end", ["FAILED", "ERROR", "TIMEOUT", "STOPPED"])
    def test_a_failed_run_is_a_success_with_its_state_and_error_message(self, glue, end):
        ended = run(self.CONTINUE, state=end, ErrorMessage="division by zero")
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        if end in ("FAILED", "ERROR"):
            expect_list(glue, ended)
        outcome = worker(glue).poll(state(self.CONTINUE, run="jr_1"))["outcome"]
        assert outcome["status"] == "SUCCESS"
        assert (outcome["data"]["State"], outcome["data"]["ErrorMessage"]) == (end, "division by zero")
        assert f"ended in state {end}" in outcome["reason"]

    def test_a_run_that_takes_too_long_is_stopped(self, glue):
        glue.answers("get_job_run", {"JobRun": run(self.CONTINUE)}, JobName="orders", RunId="jr_1")
        after = worker(glue, now=NOW + 600).poll(state(self.CONTINUE, run="jr_1"))
        assert (after["next"], after["then"], after["outcome"]["status"]) == ("stop", "answer", "SUCCESS")
        assert after["outcome"]["data"]["State"] == "STOPPING"
        assert "did not end within 600 seconds" in after["outcome"]["data"]["ErrorMessage"]

    def test_a_run_that_no_longer_exists_is_no_failure(self, glue):
        glue.refuses("get_job_run", "EntityNotFoundException", JobName="orders", RunId="jr_1")
        outcome = worker(glue, now=NOW + CONSISTENCY_SECONDS).poll(state(self.CONTINUE, run="jr_1"))["outcome"]
        assert (outcome["status"], outcome["data"]["RunId"], outcome["data"]["State"]) == ("SUCCESS", "jr_1", "")
        assert "no longer exists" in outcome["data"]["ErrorMessage"]

    def test_a_run_that_glue_rejects_fails(self, glue):
        expect_list(glue)
        glue.refuses("start_job_run", "InvalidInputException", **start_of(self.CONTINUE))
        assert worker(glue).begin(state(self.CONTINUE))["outcome"]["status"] == "FAILED"


class TestStop:
    FAILED = {"status": "FAILED", "reason": "the time is up"}  # noqa: RUF012  # read only

    def test_every_live_run_of_the_resource_is_stopped_and_awaited(self, glue):
        delete = events.event("Delete", request="r-9")
        create = events.event("Create")
        expect_list(glue, run(create, "jr_4"), run(None, "jr_3"), run(create, "jr_2"), run(create, "jr_1", "STOPPED"))
        for run_id in ("jr_4", "jr_2"):
            glue.answers("batch_stop_job_run", {"SuccessfulSubmissions": []}, JobName="orders", JobRunIds=[run_id])
        after = worker(glue).stop(state(delete, then="answer", outcome={"status": "SUCCESS"}))
        assert (after["next"], after["stop_until"]) == ("stop", NOW + STOP_SECONDS)

    def test_a_run_that_is_stopping_is_not_stopped_again(self, glue):
        delete = events.event("Delete", request="r-9")
        expect_list(glue, run(events.event("Create"), "jr_2", "STOPPING"))
        assert worker(glue).stop(state(delete, then="answer", outcome={"status": "SUCCESS"}))["next"] == "stop"

    def test_the_next_step_follows_when_all_runs_have_ended(self, glue):
        delete = events.event("Delete", request="r-9")
        expect_list(glue, run(events.event("Create"), "jr_2", "STOPPED"))
        after = worker(glue).stop(state(delete, then="answer", outcome={"status": "SUCCESS"}, seconds=5))
        assert (after["next"], after["seconds"], after["outcome"]["status"]) == ("answer", 0, "SUCCESS")

    def test_before_a_new_run_only_the_runs_of_older_requests_are_stopped(self, glue):
        update = events.event("Update", Trigger="new", request="r-2")
        expect_list(glue, run(update, "jr_2"), run(events.event("Create"), "jr_1"))
        glue.answers("batch_stop_job_run", {"SuccessfulSubmissions": []}, JobName="orders", JobRunIds=["jr_1"])
        assert worker(glue).stop(state(update, then="begin"))["next"] == "stop"

    def test_the_response_is_sent_even_if_a_run_does_not_stop(self, glue):
        create = events.event("Create")
        expect_list(glue, run(create, state="STOPPING"))
        after = worker(glue).stop(state(create, then="answer", outcome=self.FAILED, stop_until=NOW))
        assert (after["next"], after["outcome"]) == ("answer", self.FAILED)

    def test_an_older_run_that_does_not_stop_fails_the_new_one(self, glue):
        update = events.event("Update", Trigger="new", request="r-2")
        expect_list(glue, run(events.event("Create"), "jr_1", "STOPPING"))
        after = worker(glue).stop(state(update, then="begin", stop_until=NOW))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")
        assert "an older run of this resource did not stop in time" in after["outcome"]["reason"]

    def test_an_older_run_may_take_as_long_to_stop_as_the_new_one_may_run(self, glue):
        update = events.event("Update", Trigger="new", request="r-2")
        expect_list(glue, run(events.event("Create"), "jr_1", "STOPPING"))
        assert worker(glue).stop(state(update, then="begin"))["stop_until"] == NOW + 600

    def test_the_time_spent_on_older_runs_does_not_count(self, glue):
        update = events.event("Update", Trigger="new", WaitSeconds="60", ServiceTimeout="360", request="r-2")
        expect_list(glue, run(events.event("Create"), "jr_1", "STOPPED"))
        cleared = worker(glue, now=NOW + 100).stop(state(update, then="begin", stop_until=NOW + 101))
        assert (cleared["next"], cleared["cleared"]) == ("begin", NOW + 100)
        expect_list(glue)
        expect_start(glue, update, "jr_2")
        begun = worker(glue, now=NOW + 100).begin(cleared)
        assert begun["run"] == "jr_2"
        expect_list(glue, run(update, "jr_2", "STOPPING"))
        stopping = worker(glue, now=NOW + 140).stop({**begun, "then": "answer", "outcome": self.FAILED})
        assert stopping["stop_until"] == NOW + 140 + STOP_SECONDS  # not the time until which the older ones had

    def test_a_wait_ends_before_cloudformations_deadline_even_after_stopping_older_runs(self, glue):
        update = events.event("Update", Trigger="new", WaitSeconds="60", ServiceTimeout="360", request="r-2")
        expect_list(glue)
        late = worker(glue, now=NOW + 360 - STOP_SECONDS - ANSWER_SECONDS)
        after = late.begin(state(update, then="begin", cleared=NOW + 160))
        assert "no time left" in after["outcome"]["reason"]

    def test_stopping_ends_before_cloudformations_deadline(self, glue):
        create = events.event("Create")
        expect_list(glue, run(create, state="STOPPING"))
        after = worker(glue, now=NOW + 800).stop(state(create, then="answer", outcome=self.FAILED))
        assert after["stop_until"] == NOW + 900 - ANSWER_SECONDS

    def test_the_run_of_the_request_is_stopped_even_if_glue_does_not_list_it_yet(self, glue):
        create = events.event("Create")
        expect_list(glue)
        glue.refuses("get_job_run", "EntityNotFoundException", JobName="orders", RunId="jr_1")
        glue.answers("batch_stop_job_run", {"SuccessfulSubmissions": []}, JobName="orders", JobRunIds=["jr_1"])
        assert worker(glue).stop(state(create, run="jr_1", then="answer", outcome=self.FAILED))["next"] == "stop"

    def test_a_run_that_is_listed_is_not_read_again(self, glue):
        create = events.event("Create")
        expect_list(glue, run(create))
        glue.answers("batch_stop_job_run", {"SuccessfulSubmissions": []}, JobName="orders", JobRunIds=["jr_1"])
        assert worker(glue).stop(state(create, run="jr_1", then="answer", outcome=self.FAILED))["next"] == "stop"

    def test_a_run_that_is_not_listed_yet_is_stopped_with_those_of_requests_that_were_given_up(self, glue):
        older, update = events.event("Create"), events.event("Update", Trigger="new", request="r-2")
        expect_list(glue, run(older, "jr_1"))
        glue.answers("get_job_run", {"JobRun": run(update, "jr_2")}, JobName="orders", RunId="jr_2")
        for run_id in ("jr_2", "jr_1"):
            glue.answers("batch_stop_job_run", {"SuccessfulSubmissions": []}, JobName="orders", JobRunIds=[run_id])
        begun = state(update, run="jr_2", then="answer", outcome=self.FAILED, given_up=[token_of(older).request])
        assert worker(glue).stop(begun)["next"] == "stop"

    @pytest.mark.parametrize(
        ("retries", "ended", "waits"),
        [
            pytest.param("1", 10, True, id="a-retry-may-come"),
            pytest.param("1", RETRY_SECONDS, False, id="it-would-have-come"),
            pytest.param("0", 10, False, id="none-can-come"),
        ],
    )
    def test_a_failed_run_counts_as_live_while_glue_may_retry_it(self, glue, retries, ended, waits):
        delete = events.event("Delete", request="r-9", Job={"MaxRetries": retries})
        completed = datetime.fromtimestamp(NOW - ended, timezone.utc)
        expect_list(glue, run(events.event("Create"), "jr_1", "FAILED", CompletedOn=completed))
        after = worker(glue).begin(state(delete))
        assert after["next"] == ("stop" if waits else "answer")

    @pytest.mark.parametrize("error", ["ThrottlingException", "InternalServiceException"])
    def test_stopping_is_retried_until_the_response_deadline(self, glue, error):
        delete = events.event("Delete", request="r-9")
        begun = state(delete, then="answer", outcome={"status": "SUCCESS"}, stop_until=NOW)
        glue.refuses("get_job_runs", error, JobName="orders", MaxResults=200)
        assert worker(glue, now=NOW + 900 - ANSWER_SECONDS - 1).stop(begun)["next"] == "stop"
        glue.refuses("get_job_runs", error, JobName="orders", MaxResults=200)
        after = worker(glue, now=NOW + 900 - ANSWER_SECONDS).stop(begun)
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")
        assert error in after["outcome"]["reason"]

    @pytest.mark.parametrize(
        "code",
        [
            "EntityNotFoundException",
            "JobRunInTerminalStateException",
            "JobRunInvalidStateTransitionException",
            "InvalidJobRunStateTransitionException",
            "InvalidJobRunStateTransition",
        ],
    )
    def test_a_run_that_has_ended_need_not_be_stopped(self, glue, code):
        create = events.event("Create")
        expect_list(glue, run(create))
        error = {"JobName": "orders", "JobRunId": "jr_1", "ErrorDetail": {"ErrorCode": code, "ErrorMessage": "ended"}}
        glue.answers("batch_stop_job_run", {"Errors": [error]}, JobName="orders", JobRunIds=["jr_1"])
        due = worker(glue, now=NOW + 900 - ANSWER_SECONDS)
        assert due.stop(state(create, then="answer", outcome=self.FAILED))["outcome"] == self.FAILED

    def test_an_error_in_a_successful_response_is_reported(self, glue):
        create = events.event("Create")
        detail = {"ErrorCode": "InternalServiceException", "ErrorMessage": "not now"}
        error = {"JobName": "orders", "JobRunId": "jr_1", "ErrorDetail": detail}
        due = NOW + 900 - ANSWER_SECONDS
        for now, step in ((due - 1, "stop"), (due, "answer")):
            expect_list(glue, run(create))
            glue.answers("batch_stop_job_run", {"Errors": [error]}, JobName="orders", JobRunIds=["jr_1"])
            after = worker(glue, now=now).stop(state(create, then="answer", outcome=self.FAILED))
            assert (after["next"], after["seconds"]) == (step, 5 if step == "stop" else 0)
        assert (
            "the time is up; run jr_1 cannot be stopped: InternalServiceException: not now"
            in after["outcome"]["reason"]
        )

    def test_an_error_that_is_not_transient_fails_at_once(self, glue):
        delete = events.event("Delete", request="r-9")
        glue.refuses("get_job_runs", "InvalidInputException", "the reason", JobName="orders", MaxResults=200)
        after = worker(glue).stop(state(delete, then="answer", outcome={"status": "SUCCESS"}))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")
        assert after["outcome"]["reason"].startswith("a run of this resource could not be stopped; An error occurred (")

    def test_after_an_error_a_request_that_cannot_be_read_fails(self, glue):
        caught = {"Error": "Sandbox.Timedout", "Cause": "Task timed out"}
        after = worker(glue).stop(state(events.event("Create", Version="99"), error=caught))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")

    def test_an_error_that_the_state_machine_caught_is_the_reason(self, glue):
        create = events.event("Create")
        expect_list(glue)
        caught = {"Error": "Sandbox.Timedout", "Cause": "Task timed out"}
        after = worker(glue).stop(state(create, next="begin", error=caught))
        assert after["next"] == "answer"
        assert after["outcome"]["status"] == "FAILED"
        assert "Sandbox.Timedout: Task timed out" in after["outcome"]["reason"]


class TestAnswer:
    def test_the_response_has_the_physical_id(self, glue, cloudformation):
        create = events.event("Create", url=cloudformation.url)
        outcome = {"status": "SUCCESS", "data": {"RunId": "jr_1"}}
        worker(glue).answer(state(create, outcome=outcome))
        assert cloudformation.answers == [
            {
                "Status": "SUCCESS",
                "PhysicalResourceId": physical_id(create),
                "StackId": events.STACK,
                "RequestId": "r-1",
                "LogicalResourceId": "OrdersNow",
                "Data": {"RunId": "jr_1"},
            }
        ]

    @pytest.mark.parametrize("kind", ["Update", "Delete"])
    def test_the_physical_id_never_changes(self, glue, cloudformation, kind):
        changed = events.event(kind, url=cloudformation.url, Run={"JobName": "another"})
        worker(glue).answer(state(changed, outcome={"status": "FAILED", "reason": "no"}))
        assert cloudformation.answers[0]["PhysicalResourceId"] == "OrdersNow-1234"

    def test_a_response_with_a_long_error_message_is_within_the_limit(self, glue, cloudformation):
        create = events.event("Create", url=cloudformation.url)
        ended = run(create, state="FAILED", ErrorMessage="\N{SNOWMAN}" * 9000)
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        expect_list(glue, ended)
        after = worker(glue).poll(state(create, run="jr_1"))
        worker(glue).answer(after)
        answer = cloudformation.answers[0]
        assert answer["Status"] == "FAILED"
        assert answer["Reason"].startswith("\N{SNOWMAN}")
        assert "...; run jr_1 of Glue job orders ended in state FAILED; see more: " in answer["Reason"]
        assert answer["Reason"].endswith(f"; Step Functions execution: {execution_name(create)}")
        assert cloudformation.sizes[0] <= 4096

    def test_a_response_with_many_long_texts_is_within_the_limit(self, glue, cloudformation):
        create = events.event("Create", url=cloudformation.url)
        texts = {f"Text{number}": "\ud800\n\x00" * 500 for number in range(10)}
        worker(glue).answer(state(create, outcome={"status": "FAILED", "reason": "\n" * 9000, "data": texts}))
        assert cloudformation.sizes[0] <= 4096

    def test_a_response_that_is_not_accepted_raises_so_that_it_is_sent_again(self, glue, cloudformation):
        cloudformation.status = 503
        create = events.event("Create", url=cloudformation.url)
        with pytest.raises(OSError, match="503"):
            worker(glue).answer(state(create, outcome={"status": "SUCCESS"}))

    def test_a_response_that_is_refused_for_good_ends_the_execution_with_the_error(self, glue, cloudformation):
        cloudformation.status = 403
        create = events.event("Create", url=cloudformation.url)
        after = worker(glue).answer(state(create, outcome={"status": "SUCCESS"}))
        error = {"Error": "ResponseRefused", "Cause": "the response was refused: HTTP Error 403: Forbidden"}
        assert after == state(create, outcome={"status": "SUCCESS"}, error=error)

    def test_a_delete_fails_if_stopping_failed(self, glue, cloudformation):
        delete = events.event("Delete", url=cloudformation.url)
        caught = {"Error": "RuntimeError", "Cause": "run jr_1 cannot be stopped"}
        worker(glue).answer(state(delete, outcome={"status": "SUCCESS"}, error=caught))
        assert cloudformation.answers[0]["Status"] == "FAILED"
        assert "run jr_1 cannot be stopped" in cloudformation.answers[0]["Reason"]


class TestTheHandler:
    """Lambda's entry point: the steps of each resource type, and what is logged."""

    @pytest.mark.parametrize("kind", ["Custom::Novelty", None])
    def test_an_unknown_resource_type_fails_with_a_reason_and_can_be_deleted(self, glue, kind):
        for request, status in (("Create", "FAILED"), ("Delete", "SUCCESS")):
            event = {**events.event(request), "ResourceType": kind}
            outcome = worker(glue).begin(state(event))["outcome"]
            assert outcome["status"] == status
            assert outcome["reason"].startswith(
                "ResourceType must be one of Custom::GlueJobRun, Custom::GlueBookmarkReset, Custom::LocationJob"
                f", got {kind!r}: the ServiceToken is that of"
            )

    def test_a_step_of_an_unknown_resource_type_fails_too(self, glue):
        """A later release of the provider began the request, and was rolled back."""
        event = {**events.event("Create"), "ResourceType": "Custom::Novelty"}
        assert worker(glue).poll(state(event, run="n-1"))["outcome"]["status"] == "FAILED"

    def test_the_state_machine_calls_a_step(self, glue, monkeypatch, capsys):
        create = events.event("Create")
        monkeypatch.setattr("boto3.client", lambda *_, **__: glue.client)
        monkeypatch.setenv("AWS_REGION", "eu-west-1")
        glue.answers("get_job_run", {"JobRun": run(create)}, JobName="orders", RunId="jr_1")
        call = {"step": "poll", "state": {**state(create), "arrived": 0, "run": "jr_1"}}
        after = worker_function.handler(call, None)
        assert after is not None
        assert after["next"] == "stop"
        assert capsys.readouterr().out == ""

    def test_nothing_is_logged_about_a_script_that_failed(self, glue, capsys):
        create = events.event("Create")
        ended = run(create, state="FAILED", ErrorMessage="ValueError: no")
        glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
        expect_list(glue, ended)
        assert worker(glue).poll(state(create, run="jr_1"))["outcome"]["status"] == "FAILED"
        assert capsys.readouterr().out == ""

    def test_an_error_that_is_waited_out_is_logged_once_without_argument_values(self, glue, capsys):
        create = events.event("Create")
        for _ in range(2):
            expect_list(glue)
            glue.refuses("start_job_run", "ConcurrentRunsExceededException", "3 of 3", **start_of(create))
        after = worker(glue).begin(state(create))
        [line] = capsys.readouterr().out.splitlines()
        worker(glue).begin(after)
        assert capsys.readouterr().out == ""
        logged = json.loads(line)
        assert (logged["level"], logged["resource"], logged["request"]) == (
            "WARN",
            "OrdersNow",
            execution_name(create),
        )
        assert logged["message"].startswith(
            "a call to Glue failed: An error occurred (ConcurrentRunsExceededException)"
        )
        assert "monday" not in line


class TestAnEventThatWasLost:
    """Lambda hands it to the worker after its last delivery has failed."""

    RECORD: dict[str, Any] = {  # noqa: RUF012  # read only
        "version": "1.0",
        "requestContext": {"condition": "RetriesExhausted", "approximateInvokeCount": 3},
        "responseContext": {"statusCode": 200, "functionError": "Unhandled"},
        "responsePayload": {"errorType": "ClientError", "errorMessage": "An error occurred (503)"},
    }

    @pytest.mark.parametrize("kind", ["Create", "Update", "Delete"])
    def test_it_is_answered_with_the_last_error(self, cloudformation, kind):
        event = events.event(kind, url=cloudformation.url)
        assert worker_function.handler({**self.RECORD, "requestPayload": event}, None) is None
        [answer] = cloudformation.answers
        assert (answer["Status"], answer["PhysicalResourceId"]) == ("FAILED", physical_id(event))
        assert "could not process this request (RetriesExhausted)" in answer["Reason"]
        assert "ClientError: An error occurred (503)" in answer["Reason"]

    @pytest.mark.parametrize(
        ("payload", "details"),
        [
            pytest.param(None, "no delivery had a result", id="none"),
            pytest.param({"errorType": "Runtime.ExitError"}, "Runtime.ExitError", id="only-a-type"),
            pytest.param({"errorMessage": "Task timed out"}, "Task timed out", id="only-a-message"),
        ],
    )
    def test_it_is_answered_whatever_the_result_of_a_delivery_was(self, cloudformation, capsys, payload, details):
        record = {"requestPayload": events.event("Create", url=cloudformation.url), "requestContext": {}}
        worker_function.handler({**record, "responsePayload": payload}, None)
        reason = f"the run provider could not process this request (unknown); deploy again; {details}"
        assert cloudformation.answers[0]["Reason"] == reason
        [line] = capsys.readouterr().out.splitlines()
        assert (json.loads(line)["level"], json.loads(line)["message"]) == ("ERROR", reason)

    def test_a_response_that_is_refused_for_good_is_not_repeated(self, cloudformation):
        cloudformation.status = 403
        event = events.event("Create", url=cloudformation.url)
        assert worker_function.handler({**self.RECORD, "requestPayload": event}, None) is None
        assert len(cloudformation.answers) == 1

    def test_it_is_not_answered_if_cloudformation_no_longer_waits(self, cloudformation):
        given_up = {"errorType": "GivenUp", "errorMessage": "the stack is UPDATE_COMPLETE"}
        event = events.event("Create", url=cloudformation.url)
        worker_function.handler({**self.RECORD, "requestPayload": event, "responsePayload": given_up}, None)
        assert cloudformation.answers == []
