"""Tests of the rows of the state table in `run_steps.py`, for address validation jobs of Amazon Location."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from handlers.calls import NOW, Worker
from handlers.conftest import StubbedClient

from glue_constructs.handlers.deadlines import (
    ANSWER_SECONDS,
    CONSISTENCY_SECONDS,
    READ_LAG_SECONDS,
    SETTLING_SECONDS,
    STOP_SECONDS,
)
from glue_constructs.handlers.location.jobs import LIVE, start_parameters
from glue_constructs.handlers.location.request import read_job_properties
from glue_constructs.handlers.location.tag import TAG, tag_value
from glue_constructs.handlers.request import Request

CREATED = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
STACK = "arn:aws:cloudformation:eu-west-1:123456789012:stack/Addresses/5f1c"
ROLE = "arn:aws:iam::123456789012:role/addresses"
# A job that begins to run in the meantime may be missing in the first list of running jobs.
LISTED = ("Pending", "Running", "Cancelling", "Running")
JOB: dict[str, Any] = {
    "Action": "ValidateAddress",
    "ExecutionRoleArn": ROLE,
    "InputOptions": {"Location": "s3://addresses/new/", "Format": "Parquet"},
    "OutputOptions": {"Location": "s3://addresses/validated/", "Format": "Parquet"},
    "Tags": {"team": "data"},
}
PROPERTIES: dict[str, Any] = {
    "ServiceToken": "arn:aws:lambda:eu-west-1:123456789012:function:Entry",
    "ServiceTimeout": "900",
    "Version": "1",
    "Job": JOB,
    "Wait": "true",
    "WaitSeconds": "600",
    "RunOn": "CHANGE",
    "StopOnDelete": "true",
}


def event(kind: str, *, url: str = "http://127.0.0.1:9/never", request: str = "r-1", **changed: Any) -> dict[str, Any]:
    """Return a Create, Update or Delete of one resource; the old properties of an Update are the unchanged ones."""
    made: dict[str, Any] = {
        "RequestType": kind,
        "RequestId": request,
        "ResponseURL": url,
        "StackId": STACK,
        "LogicalResourceId": "Validate",
        "ResourceType": "Custom::LocationJob",
        "ResourceProperties": {**PROPERTIES, **changed},
    }
    if kind != "Create":
        made["PhysicalResourceId"] = "Validate-1234"
    if kind == "Update":
        made["OldResourceProperties"] = PROPERTIES
    return made


def state(event: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"event": event, "arrived": NOW, "rollback": False, "superseded": False, **more}


def job(event: dict[str, Any] | None, job_id: str = "job-1", status: str = "Running", **more: Any) -> dict[str, Any]:
    """Return a job as GetJob returns it; started by the event's request if there is an event."""
    shown: dict[str, Any] = {
        **JOB,
        "JobId": job_id,
        "JobArn": f"arn:aws:geo:eu-west-1:123456789012:job/{job_id}",
        "Status": status,
        "CreatedAt": CREATED,
        "UpdatedAt": CREATED,
        "Tags": {"team": "data", TAG: tag_value(event, read_request(event).token)} if event else {"team": "data"},
        **more,
    }
    return shown


def read_request(event: dict[str, Any]) -> Request:
    return Request.read(event, read_job_properties)


def start_of(event: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters of the event's StartJob."""
    return start_parameters(read_request(event))


def entry(job: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in job.items() if name != "Tags"}


def expect_list_live(location: Any, *jobs: dict[str, Any]) -> None:
    for status in LISTED:
        entries = [entry(job) for job in jobs if job["Status"] == status]
        location.answers("list_jobs", {"Entries": entries}, MaxResults=100, Filter={"JobStatus": status})
    for each in sorted(jobs, key=lambda job: job["JobId"]):
        expect_get(location, each)


def expect_list_all(location: Any, *jobs: dict[str, Any], read: int) -> None:
    """Expect ListJobs, newest first, and GetJob for the first ones."""
    location.answers("list_jobs", {"Entries": [entry(job) for job in jobs]}, MaxResults=100)
    for each in jobs[:read]:
        expect_get(location, each)


def expect_get(location: Any, job: dict[str, Any]) -> None:
    location.answers("get_job", job, JobId=job["JobId"])


def expect_start(location: Any, event: dict[str, Any], job_id: str = "job-1") -> None:
    started = {name: job(event, job_id)[name] for name in ("JobId", "JobArn", "CreatedAt")}
    location.answers("start_job", {**started, "Status": "Pending"}, **start_of(event))


@pytest.fixture
def location() -> Any:
    stubbed = StubbedClient("location")
    yield stubbed
    stubbed.assert_all_called()


def steps(location: Any, *, now: int = NOW) -> Worker:
    return Worker(location=location.client, now=now)


class TestTheToken:
    def test_it_is_the_client_token_and_in_the_tag(self):
        create = event("Create")
        request = read_request(create)
        started = start_of(create)
        assert started == {
            **JOB,
            "ClientToken": str(request.token),
            "Tags": {"team": "data", TAG: f"Addresses/{request.token}"},
        }
        assert len(started["ClientToken"]) <= 64

    def test_an_event_delivered_again_has_the_same_and_a_retried_deployment_another(self):
        first, again = event("Create", url="https://a"), event("Create", url="https://b")
        assert start_of(first) == start_of(first)
        assert read_request(first).token.request != read_request(again).token.request
        assert read_request(first).token.resource == read_request(again).token.resource


class TestBegin:
    def test_a_create_starts_a_job_that_is_polled(self, location):
        create = event("Create")
        expect_list_live(location)
        expect_start(location, create)
        after = steps(location).begin(state(create))
        assert (after["next"], after["run"]) == ("poll", "job-1")

    def test_a_create_delivered_again_adopts_the_job_that_was_started(self, location):
        create = event("Create")
        expect_list_live(location, job(create, "job-7"))
        after = steps(location).begin(state(create))
        assert (after["next"], after["run"]) == ("poll", "job-7")

    def test_a_retried_deployment_cancels_the_jobs_of_the_first_attempt(self, location):
        expect_list_live(location, job(event("Create", url="http://127.0.0.1:9/signed-once"), status="Pending"))
        after = steps(location).begin(state(event("Create", url="http://127.0.0.1:9/signed-anew")))
        assert (after["next"], after["then"]) == ("stop", "begin")

    def test_jobs_of_others_are_ignored(self, location):
        create = event("Create")
        other = {**event("Create"), "LogicalResourceId": "Another"}
        expect_list_live(location, job(None, "job-8", "Pending"), job(other, "job-9"))
        expect_start(location, create)
        assert steps(location).begin(state(create))["run"] == "job-1"

    def test_a_listed_job_that_no_longer_exists_is_skipped(self, location):
        create = event("Create")
        location.answers(
            "list_jobs", {"Entries": [entry(job(create))]}, MaxResults=100, Filter={"JobStatus": "Pending"}
        )
        for status in LISTED[1:]:
            location.answers("list_jobs", {"Entries": []}, MaxResults=100, Filter={"JobStatus": status})
        location.refuses("get_job", "ResourceNotFoundException", JobId="job-1")
        expect_start(location, create, "job-2")
        assert steps(location).begin(state(create))["run"] == "job-2"

    def test_every_page_of_the_list_is_read(self, location):
        page = {"MaxResults": 100, "Filter": {"JobStatus": "Pending"}}
        location.answers("list_jobs", {"Entries": [], "NextToken": "more"}, **page)
        found = job(event("Create"), "job-7", "Pending")
        location.answers("list_jobs", {"Entries": [entry(found)]}, NextToken="more", **page)
        for status in LISTED[1:]:
            location.answers("list_jobs", {"Entries": []}, MaxResults=100, Filter={"JobStatus": status})
        expect_get(location, found)
        assert steps(location).begin(state(event("Create")))["run"] == "job-7"

    def test_without_waiting_the_response_follows_when_the_job_is_listed(self, location):
        create = event("Create", Wait="false", StopOnDelete="false")
        expect_list_live(location)
        expect_start(location, create)
        begun = steps(location).begin(state(create))
        assert (begun["next"], begun["seconds"]) == ("poll", READ_LAG_SECONDS)
        expect_get(location, job(create, status="Pending"))
        after = steps(location).poll(begun)
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")
        data = after["outcome"]["data"]
        assert (data["JobId"], data["Status"], data["InputLocation"]) == ("job-1", "Pending", "s3://addresses/new/")
        assert data["EndedAt"] == ""

    def test_throttling_is_retried(self, location):
        create = event("Create")
        expect_list_live(location)
        location.refuses("start_job", "ThrottlingException", **start_of(create))
        after = steps(location, now=NOW + 120).begin(state(create))
        assert (after["next"], after["seconds"]) == ("begin", 20)

    def test_throttling_until_the_deadline_fails(self, location):
        create = event("Create")
        location.refuses("list_jobs", "ThrottlingException", MaxResults=100, Filter={"JobStatus": "Pending"})
        after = steps(location, now=NOW + 600).begin(state(create))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")
        assert after["outcome"]["reason"].startswith("a call to Amazon Location failed: ")

    def test_a_missing_permission_is_retried_while_iam_settles(self, location):
        create = event("Create")
        for _ in range(2):
            expect_list_live(location)
            location.refuses("start_job", "AccessDeniedException", **start_of(create))
        assert steps(location).begin(state(create))["next"] == "begin"
        after = steps(location, now=NOW + SETTLING_SECONDS).begin(state(create))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")

    def test_any_other_error_fails_immediately_with_its_message(self, location):
        create = event("Create")
        expect_list_live(location)
        location.refuses("start_job", "ValidationException", "the reason", **start_of(create))
        after = steps(location).begin(state(create))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")
        assert "the reason" in after["outcome"]["reason"]

    def test_an_ambiguous_error_retries_the_step(self, location):
        create = event("Create")
        expect_list_live(location)
        location.refuses("start_job", "InternalServerException", **start_of(create))
        after = steps(location).begin(state(create))
        assert (after["next"], after["seconds"]) == ("begin", READ_LAG_SECONDS)

    @pytest.mark.parametrize(
        "changed",
        [{"Version": "99"}, {"Wait": "maybe"}, {"Job": None}, {"OnFailure": "never"}, {"WaitSeconds": "soon"}],
    )
    def test_a_request_that_cannot_be_read_fails_with_a_reason_and_can_be_deleted(self, location, changed):
        for kind, status in (("Create", "FAILED"), ("Delete", "SUCCESS")):
            after = steps(location).begin(state(event(kind, **changed)))
            assert (after["next"], after["outcome"]["status"]) == ("answer", status)
            assert after["outcome"]["reason"]


class TestBeginOfAnUpdate:
    @pytest.mark.parametrize(
        "changed",
        [
            pytest.param({"Job": {**JOB, "Name": "nightly"}}, id="a-parameter"),
            pytest.param({"Trigger": "again"}, id="trigger"),
            pytest.param({"RunOn": "DEPLOY", "Deployment": "2"}, id="every-deployment"),
        ],
    )
    def test_changed_work_is_done(self, location, changed):
        update = event("Update", **changed)
        expect_list_live(location)
        expect_start(location, update)
        assert steps(location).begin(state(update))["next"] == "poll"

    @pytest.mark.parametrize(
        "changed",
        [
            pytest.param({"WaitSeconds": "900"}, id="only-the-wait"),
            pytest.param({"StopOnDelete": "false"}, id="only-the-cancelling"),
            pytest.param({"RunOn": "CREATE", "Trigger": "again"}, id="run-on-create"),
        ],
    )
    def test_unchanged_work_is_not_done_and_keeps_its_attributes(self, location, changed):
        update = event("Update", **changed)
        expect_list_live(location)
        of_another_role = {**job(None, "job-9"), "ExecutionRoleArn": "arn:aws:iam::123456789012:role/other"}
        done = job(event("Create"), "job-1", "Completed", EndedAt=CREATED)
        location.answers("list_jobs", {"Entries": [entry(of_another_role), entry(done)]}, MaxResults=100)
        expect_get(location, done)
        after = steps(location).begin(state(update))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")
        assert after["outcome"]["data"]["JobId"] == "job-1"
        assert after["outcome"]["data"]["EndedAt"] == "2026-11-20T12:00:00+00:00"

    def test_the_attributes_are_empty_if_the_job_no_longer_exists(self, location):
        expect_list_live(location)
        expect_list_all(location, read=0)
        data = steps(location).begin(state(event("Update", WaitSeconds="900")))["outcome"]["data"]
        assert set(data.values()) == {""}

    def test_a_rollback_starts_nothing_and_returns_the_job_of_the_old_work(self, location):
        old, new = event("Create"), event("Update", Trigger="new", request="r-2")
        back = {**event("Update", request="r-3"), "OldResourceProperties": new["ResourceProperties"]}
        expect_list_live(location)
        failed = job(new, "job-2", "Failed", CreatedAt=CREATED + timedelta(hours=1))
        expect_list_all(location, failed, job(old, "job-1", "Completed"), read=2)
        after = steps(location).begin(state(back, rollback=True))
        assert (after["outcome"]["status"], after["outcome"]["data"]["JobId"]) == ("SUCCESS", "job-1")

    def test_an_update_to_former_properties_starts_a_job(self, location):
        new = event("Update", Trigger="new", request="r-2")
        back = {**event("Update", request="r-3"), "OldResourceProperties": new["ResourceProperties"]}
        expect_list_live(location)
        expect_start(location, back, "job-3")
        assert steps(location).begin(state(back, rollback=False))["run"] == "job-3"

    @pytest.mark.parametrize(("status", "starts_again"), [("Completed", False), ("Failed", True)])
    def test_if_a_rollback_is_possible_completed_work_is_not_done_again(self, location, status, starts_again):
        old, new = event("Create"), event("Update", Trigger="new", request="r-2")
        back = {**event("Update", request="r-3"), "OldResourceProperties": new["ResourceProperties"]}
        expect_list_live(location)
        expect_list_all(location, job(old, "job-1", status), read=1)
        if starts_again:
            expect_start(location, back, "job-3")
        after = steps(location).begin(state(back, rollback=None))
        assert after["next"] == ("poll" if starts_again else "answer")

    def test_the_last_call_of_a_superseded_request_is_awaited_and_its_job_cancelled_first(self, location):
        update = event("Update", Trigger="new")
        waiting = steps(location).begin(state(update, superseded=True))
        assert (waiting["next"], waiting["seconds"]) == ("begin", CONSISTENCY_SECONDS)
        expect_list_live(location, job(event("Create")))
        after = steps(location, now=NOW + CONSISTENCY_SECONDS).begin(waiting)
        assert (after["next"], after["then"]) == ("stop", "begin")

    def test_an_older_job_that_is_never_cancelled_fails_the_update_in_time(self, location):
        expect_list_live(location, job(event("Create"), status="Cancelling"))
        update = event("Update", Trigger="new", request="r-2")
        after = steps(location, now=NOW + 600).stop(state(update, then="begin", stop_until=NOW + 600))
        assert after["outcome"] == {
            "status": "FAILED",
            "reason": "an older job of this resource did not stop in time, so no new one was started",
            "data": {},
        }

    def test_the_time_spent_on_older_jobs_does_not_count(self, location):
        update = event("Update", Trigger="new", WaitSeconds="60", ServiceTimeout="360", request="r-2")
        expect_list_live(location)
        cleared = steps(location, now=NOW + 100).stop(state(update, then="begin"))
        assert (cleared["next"], cleared["cleared"]) == ("begin", NOW + 100)
        expect_list_live(location)
        expect_start(location, update, "job-2")
        assert steps(location, now=NOW + 100).begin(cleared)["run"] == "job-2"

    def test_an_update_that_starts_no_job_does_not_cancel_a_job_with_wait_false(self, location):
        update = event("Update", Wait="false", WaitSeconds="900")
        update["OldResourceProperties"] = {**PROPERTIES, "Wait": "false"}
        live = job(event("Create", Wait="false"))
        expect_list_live(location, live)
        expect_list_all(location, live, read=1)
        assert steps(location).begin(state(update))["next"] == "answer"

    def test_a_rollback_cancels_the_job_of_the_update_but_not_the_former_one(self, location):
        new = event("Update", Wait="false", Trigger="new", request="r-2")
        back = {**event("Update", Wait="false", request="r-3"), "OldResourceProperties": new["ResourceProperties"]}
        live = job(event("Create", Wait="false")), job(new, "job-2")
        expect_list_live(location, *live)
        expect_list_all(location, *live, read=1)
        after = steps(location).begin(state(back, rollback=True))
        assert (after["next"], after["then"]) == ("stop", "answer")
        expect_list_live(location, *live)
        location.answers("cancel_job", {"JobId": "job-2", "JobArn": "arn", "Status": "Cancelling"}, JobId="job-2")
        assert steps(location).stop(after)["next"] == "stop"

    @pytest.mark.parametrize(("status", "starts_it"), [("UPDATE_IN_PROGRESS", True), ("UPDATE_COMPLETE", False)])
    def test_nothing_is_started_if_cloudformation_no_longer_waits(self, location, stacks, status, starts_it):
        update = event("Update", Trigger="new")
        expect_list_live(location)
        stack = {"StackName": "Addresses", "CreationTime": CREATED, "StackStatus": status}
        stacks.answers("describe_stacks", {"Stacks": [stack]}, StackName=STACK)
        if starts_it:
            expect_start(location, update)
        with_stack = Worker(location=location.client, cloudformation=stacks.client)
        assert with_stack.begin(state(update))["next"] == ("poll" if starts_it else "answer")

    def test_a_job_is_not_cancelled_if_stop_on_delete_is_false(self, location):
        update = event("Update", Trigger="new", StopOnDelete="false")
        expect_list_live(location, job(event("Create")))
        expect_start(location, update, "job-2")
        assert steps(location).begin(state(update))["run"] == "job-2"


class TestBeginOfADelete:
    @pytest.mark.parametrize("status", LIVE)
    def test_a_live_job_is_cancelled(self, location, status):
        delete = event("Delete", request="r-9")
        expect_list_live(location, job(event("Create"), status=status))
        after = steps(location).begin(state(delete))
        assert (after["next"], after["then"], after["outcome"]["status"]) == ("stop", "answer", "SUCCESS")

    def test_a_live_job_is_not_cancelled_if_stop_on_delete_is_false(self, location):
        after = steps(location).begin(state(event("Delete", request="r-9", StopOnDelete="false")))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")

    def test_it_is_retried_until_the_response_deadline_even_if_the_wait_is_shorter(self, location):
        delete = event("Delete", WaitSeconds="60", ServiceTimeout="360")
        due = NOW + 360 - ANSWER_SECONDS - READ_LAG_SECONDS
        for now, step in ((NOW + 61, "begin"), (due, "stop")):
            location.refuses("list_jobs", "InternalServerException", MaxResults=100, Filter={"JobStatus": "Pending"})
            assert steps(location, now=now).begin(state(delete))["next"] == step

    def test_a_job_that_has_ended_since_it_was_listed_is_not_cancelled(self, location):
        running = job(event("Create"))
        for status in LISTED:
            entries = [entry(running)] if running["Status"] == status else []
            location.answers("list_jobs", {"Entries": entries}, MaxResults=100, Filter={"JobStatus": status})
        expect_get(location, {**running, "Status": "Completed"})
        after = steps(location).begin(state(event("Delete", request="r-9")))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")

    def test_without_own_jobs_nothing_is_cancelled(self, location):
        expect_list_live(location, job(None))
        after = steps(location).begin(state(event("Delete", request="r-9")))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")


class TestPoll:
    @pytest.mark.parametrize("live", LIVE)
    def test_a_live_job_is_polled_again(self, location, live):
        create = event("Create")
        expect_get(location, job(create, status=live))
        after = steps(location, now=NOW + 60).poll(state(create, run="job-1"))
        assert (after["next"], after["seconds"], after["seen"]) == ("poll", 10, live)

    def test_a_completed_job_returns_every_attribute(self, location):
        create = event("Create")
        features = ["Position", "CountrySpecificAttributes"]
        done = job(
            create,
            status="Completed",
            Name="nightly",
            EndedAt=CREATED,
            Tags={"team": "data"},
            ActionOptions={"ValidateAddress": {"AdditionalFeatures": features}},
        )
        expect_get(location, done)
        after = steps(location).poll(state(create, run="job-1"))
        assert after["next"] == "answer"
        assert after["outcome"] == {
            "status": "SUCCESS",
            "data": {
                "Action": "ValidateAddress",
                "AdditionalFeatures": "Position,CountrySpecificAttributes",
                "CreatedAt": "2026-11-20T12:00:00+00:00",
                "EndedAt": "2026-11-20T12:00:00+00:00",
                "ErrorCode": "",
                "ErrorMessages": "",
                "ExecutionRoleArn": ROLE,
                "InputFormat": "Parquet",
                "InputLocation": "s3://addresses/new/",
                "JobArn": "arn:aws:geo:eu-west-1:123456789012:job/job-1",
                "JobId": "job-1",
                "Name": "nightly",
                "OutputFormat": "Parquet",
                "OutputLocation": "s3://addresses/validated/",
                "Status": "Completed",
                "Tags": '{"team": "data"}',
                "UpdatedAt": "2026-11-20T12:00:00+00:00",
            },
        }

    def test_the_reason_of_a_failure_has_status_code_messages_and_arn(self, location):
        create = event("Create")
        error = {"Code": "ValidationError", "Messages": ["no such column", "no such file"]}
        expect_get(location, job(create, status="Failed", Error=error))
        after = steps(location).poll(state(create, run="job-1"))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")
        assert after["outcome"]["reason"] == (
            "ValidationError: no such column; no such file; address validation job job-1 ended with status Failed"
            "; job: arn:aws:geo:eu-west-1:123456789012:job/job-1; output: s3://addresses/validated/"
        )

    def test_a_job_that_a_user_cancelled_fails(self, location):
        create = event("Create")
        expect_get(location, job(create, status="Cancelled"))
        reason = steps(location).poll(state(create, run="job-1"))["outcome"]["reason"]
        assert reason.startswith("Amazon Location returned no error message; address validation job job-1 ended with")

    def test_with_on_failure_continue_a_failure_is_in_the_attributes(self, location):
        create = event("Create", OnFailure="continue")
        error = {"Code": "ValidationError", "Messages": ["no such column", "no such file"]}
        expect_get(location, job(create, status="Failed", Error=error))
        outcome = steps(location).poll(state(create, run="job-1"))["outcome"]
        assert outcome["status"] == "SUCCESS"
        assert outcome["data"]["Status"] == "Failed"
        assert outcome["data"]["ErrorCode"] == "ValidationError"
        assert outcome["data"]["ErrorMessages"] == "no such column; no such file"

    def test_with_on_failure_continue_a_job_that_takes_too_long_is_cancelled(self, location):
        create = event("Create", OnFailure="continue")
        expect_get(location, job(create))
        after = steps(location, now=NOW + 600).poll(state(create, run="job-1"))
        assert (after["next"], after["then"], after["outcome"]["status"]) == ("stop", "answer", "SUCCESS")
        assert after["outcome"]["data"]["Status"] == "Cancelling"
        assert "did not end within 600 seconds" in after["outcome"]["data"]["ErrorMessages"]

    def test_with_on_failure_continue_a_job_that_no_longer_exists_is_no_failure(self, location):
        create = event("Create", OnFailure="continue")
        location.refuses("get_job", "ResourceNotFoundException", JobId="job-1")
        outcome = steps(location, now=NOW + CONSISTENCY_SECONDS).poll(state(create, run="job-1"))["outcome"]
        assert outcome["status"] == "SUCCESS"
        assert {name: text for name, text in outcome["data"].items() if text} == {
            "JobId": "job-1",
            "ErrorMessages": "address validation job job-1 no longer exists",
        }

    def test_after_the_wait_the_job_is_cancelled_and_the_reason_has_a_fix(self, location):
        create = event("Create")
        expect_get(location, job(create))
        after = steps(location, now=NOW + 600).poll(state(create, run="job-1"))
        assert (after["next"], after["then"], after["outcome"]["status"]) == ("stop", "answer", "FAILED")
        assert "did not end within 600 seconds (Running) and was cancelled" in after["outcome"]["reason"]
        assert "wait=False and add an EventBridge rule for the job's events; job: arn" in after["outcome"]["reason"]

    def test_after_the_wait_the_job_continues_if_stop_on_delete_is_false(self, location):
        create = event("Create", StopOnDelete="false")
        expect_get(location, job(create))
        after = steps(location, now=NOW + 600).poll(state(create, run="job-1"))
        assert after["next"] == "answer"
        assert "is still running, as stop_on_delete is False" in after["outcome"]["reason"]

    def test_a_job_that_is_not_readable_yet_is_polled_again(self, location):
        create = event("Create")
        location.refuses("get_job", "ResourceNotFoundException", JobId="job-1")
        assert steps(location).poll(state(create, run="job-1"))["next"] == "poll"

    def test_a_job_that_no_longer_exists_fails(self, location):
        create = event("Create")
        location.refuses("get_job", "ResourceNotFoundException", JobId="job-1")
        outcome = steps(location, now=NOW + CONSISTENCY_SECONDS).poll(state(create, run="job-1"))["outcome"]
        assert outcome["status"] == "FAILED"
        assert outcome["reason"] == "address validation job job-1 no longer exists"

    def test_a_job_that_was_started_late_is_polled_again_too(self, location):
        location.refuses("get_job", "ResourceNotFoundException", JobId="job-1")
        begun = state(event("Create"), run="job-1", started=NOW + 300)
        assert steps(location, now=NOW + 302).poll(begun)["next"] == "poll"

    @pytest.mark.parametrize("code", ["ThrottlingException", "InternalServerException"])
    def test_after_a_transient_error_the_job_is_polled_again(self, location, code):
        location.refuses("get_job", code, JobId="job-1")
        after = steps(location, now=NOW + 60).poll(state(event("Create"), run="job-1"))
        assert (after["next"], after["seconds"]) == ("poll", 10)

    @pytest.mark.parametrize(
        ("code", "age"), [("ThrottlingException", 600), ("AccessDeniedException", SETTLING_SECONDS)]
    )
    def test_after_a_permanent_error_the_job_is_cancelled(self, location, code, age):
        location.refuses("get_job", code, JobId="job-1")
        after = steps(location, now=NOW + age).poll(state(event("Create"), run="job-1"))
        assert (after["next"], after["then"], after["outcome"]["status"]) == ("stop", "answer", "FAILED")
        expected = f"cannot read the state of address validation job job-1: An error occurred ({code})"
        assert expected in after["outcome"]["reason"]


class TestStop:
    FAILED = {"status": "FAILED", "reason": "the time is up"}  # noqa: RUF012  # read only

    def test_every_live_job_of_the_resource_is_cancelled_and_awaited(self, location):
        delete = event("Delete", request="r-9")
        create = event("Create")
        live = job(create, "job-2"), job(None, "job-3"), job(create, "job-4", "Cancelling"), job(create, "job-5")
        expect_list_live(location, *live)
        for job_id in ("job-2", "job-5"):
            answer = {"JobId": job_id, "JobArn": job(create, job_id)["JobArn"], "Status": "Cancelling"}
            location.answers("cancel_job", answer, JobId=job_id)
        after = steps(location).stop(state(delete, then="answer", outcome={"status": "SUCCESS"}))
        assert (after["next"], after["stop_until"]) == ("stop", NOW + STOP_SECONDS)

    def test_the_next_step_follows_when_all_jobs_have_ended(self, location):
        expect_list_live(location)
        after = steps(location).stop(state(event("Delete"), then="answer", outcome={"status": "SUCCESS"}))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")

    def test_before_a_new_job_only_the_jobs_of_older_requests_are_cancelled(self, location):
        update = event("Update", Trigger="new", request="r-2")
        expect_list_live(location, job(update, "job-2"), job(event("Create"), "job-1"))
        location.answers("cancel_job", {"JobId": "job-1", "JobArn": "arn", "Status": "Cancelling"}, JobId="job-1")
        assert steps(location).stop(state(update, then="begin"))["next"] == "stop"

    @pytest.mark.parametrize("code", ["ValidationException", "ResourceNotFoundException"])
    def test_a_job_that_has_ended_need_not_be_cancelled(self, location, code):
        expect_list_live(location, job(event("Create")))
        location.refuses("cancel_job", code, JobId="job-1")
        success = {"status": "SUCCESS"}
        due = steps(location, now=NOW + 900 - ANSWER_SECONDS)
        after = due.stop(state(event("Delete", request="r-9"), then="answer", outcome=success))
        assert (after["next"], after["outcome"]) == ("answer", success)

    def test_the_job_of_the_request_is_cancelled_even_if_it_is_not_listed_yet(self, location):
        expect_list_live(location)
        expect_get(location, job(event("Create")))
        location.answers("cancel_job", {"JobId": "job-1", "JobArn": "arn", "Status": "Cancelling"}, JobId="job-1")
        after = steps(location).stop(state(event("Create"), run="job-1", then="answer", outcome=self.FAILED))
        assert after["next"] == "stop"

    def test_the_job_of_the_request_is_not_awaited_if_it_has_ended(self, location):
        expect_list_live(location)
        expect_get(location, job(event("Create"), status="Failed"))
        after = steps(location).stop(state(event("Create"), run="job-1", then="answer", outcome=self.FAILED))
        assert (after["next"], after["outcome"]) == ("answer", self.FAILED)

    @pytest.mark.parametrize("code", ["ThrottlingException", "InternalServerException"])
    def test_cancelling_is_retried_until_the_response_deadline(self, location, code):
        begun = state(event("Delete", request="r-9"), then="answer", outcome={"status": "SUCCESS"}, stop_until=NOW)
        due = NOW + 900 - ANSWER_SECONDS
        for now, step in ((due - 1, "stop"), (due, "answer")):
            expect_list_live(location, job(event("Create")))
            location.refuses("cancel_job", code, JobId="job-1")
            after = steps(location, now=now).stop(begun)
            assert after["next"] == step
        assert after["outcome"]["status"] == "FAILED"
        assert code in after["outcome"]["reason"]

    def test_the_response_is_sent_even_if_a_job_is_not_cancelled(self, location):
        create = event("Create")
        expect_list_live(location, job(create, status="Cancelling"))
        after = steps(location).stop(state(create, then="answer", outcome=self.FAILED, stop_until=NOW))
        assert (after["next"], after["outcome"]) == ("answer", self.FAILED)

    def test_an_error_that_the_state_machine_caught_is_the_reason(self, location):
        expect_list_live(location)
        caught = {"Error": "Sandbox.Timedout", "Cause": "Task timed out"}
        after = steps(location).stop(state(event("Create"), next="begin", error=caught))
        assert (after["next"], after["outcome"]["status"]) == ("answer", "FAILED")
        assert "Sandbox.Timedout: Task timed out" in after["outcome"]["reason"]


class TestAnswer:
    @pytest.mark.parametrize("kind", ["Update", "Delete"])
    def test_the_physical_id_never_changes(self, location, cloudformation, kind):
        changed = event(kind, url=cloudformation.url, Job={**JOB, "Name": "another"})
        steps(location).answer(state(changed, outcome={"status": "FAILED", "reason": "no"}))
        assert cloudformation.answers[0]["PhysicalResourceId"] == "Validate-1234"

    def test_a_response_with_long_error_messages_is_within_the_limit(self, location, cloudformation):
        create = event("Create", url=cloudformation.url)
        error = {"Code": "ValidationError", "Messages": ["\N{SNOWMAN}" * 200] * 4}
        tags = {f"{number:0128}": "v" * 256 for number in range(50)}
        expect_get(location, job(create, status="Failed", Error=error, Tags=tags))
        steps(location).answer(steps(location).poll(state(create, run="job-1")))
        assert cloudformation.sizes[0] <= 4096
        assert cloudformation.answers[0]["Reason"].startswith("ValidationError: \N{SNOWMAN}")
