"""Drives one request of CloudFormation through Amazon Location's jobs, a step at a time.

step    finds                                               does                         next
begin   a request that cannot be read                                                    answer FAILED
        an older request of this resource just given up     waits out its last call      begin
        a delete, its job not waited for                    waits until it must be shown begin
        a delete                                                                         answer (+)
        unfinished jobs of older requests, ours to cancel,
        a job of its own or work to do                                                   stop, then begin
        an unfinished job that this very request started    takes it for its own         poll (answer if not to wait)
        a request for which CloudFormation waits no more                                 answer FAILED
        an update that asks for no job                      looks up the last job        answer (+)
        a rollback to other work                            looks up that work's job     answer (+)
        work to do, and no time for it                                                   answer FAILED
        work to do                                          StartJob with our token      poll (answer if not to wait)
        throttling                                                                       begin, later
        no permission, in the first minute (IAM settles)                                 begin, soon
        throttling, no permission, until the time is up                                  answer FAILED
        no clear answer: a job may have started                                          begin, when it must show
        no clear answer, and the time is up                                              stop, then answer FAILED
        any other refusal                                                                answer FAILED
poll    a job that is Pending, Running or Cancelling                                     poll, later
        such a job, and the time is up                                                   stop, then answer FAILED (*)
        Completed                                                                        answer
        Failed, Cancelled; no such job any more                                          answer FAILED (*)
        throttling, no clear answer                                                      poll, later
        the same, and the time is up; any other refusal                                  stop, then answer FAILED
stop    what is not to go on, as in `stopping`              CancelJob                    stop, later
        nothing more, or it is not cancelled in time                                     what was to come
        older jobs that are not cancelled before a new one                               answer FAILED
        errors, until the answer is due                                                  stop, later; answer FAILED
answer  the outcome                                         PUT to CloudFormation        (done)

(*) SUCCESS, with the state and the reason as attributes, when a failure is not to stop the deployment.
(+) After a stop where there is something to be cancelled.

StartJob is repeated with the token of the request, for which the service gives the job that it started before. What
happens to a step that raises stands in `worker`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from . import location_jobs as jobs
from .budget import wait_deadline
from .location import TAG, read_token
from .location_attributes import attributes, failure_reason, job_and_output_hint
from .location_client import location_client
from .location_request import Request
from .properties import MalformedRequest
from .refusals import CONSISTENCY_SECONDS, READ_LAG_SECONDS, is_transient, retry_or_fail
from .state import answer_unreadable, fail, poll_interval, retry_in, succeed
from .steps import Steps, is_work_due
from .stop_step import run_stop_step
from .stopping import may_stop_others, must_stop

if TYPE_CHECKING:
    from botocore.config import Config
    from types_boto3_cloudformation import CloudFormationClient
    from typing_extensions import Self

    from .location_client import LocationClient
    from .state import State


class LocationJobSteps(Steps):
    """The steps of an address validation job.

    Args:
        location: A client that does not retry by itself.
        now: The time, in seconds since 1970.
        region: Of the function.
        cloudformation: A client too. Left out: CloudFormation is not asked whether it still waits.
    """

    def __init__(
        self, location: LocationClient, *, now: int, region: str, cloudformation: CloudFormationClient | None = None
    ) -> None:
        super().__init__(now=now, region=region, cloudformation=cloudformation)
        self._location = location

    @classmethod
    def connected(cls, config: Config, *, now: int, region: str) -> Self:
        """The steps with their clients."""
        cloudformation = boto3.client("cloudformation", config=config)
        return cls(location_client(config), now=now, region=region, cloudformation=cloudformation)

    # begin

    def begin(self, state: State) -> State:
        """Decide what the request asks for, and start it."""
        try:
            request = Request.read(state["event"])
        except MalformedRequest as error:
            return answer_unreadable(state, error)
        if state["superseded"] and self._age(state) < CONSISTENCY_SECONDS:
            return retry_in(state, "begin", CONSISTENCY_SECONDS - self._age(state))
        try:
            return self._decide(state, request)
        except (ClientError, BotoCoreError) as error:
            what, patience = "Amazon Location refuses the job", self._age(state) + self._seconds_left(state, request)
            return retry_or_fail(state, error, what=what, age=self._age(state), patience=patience)

    def _decide(self, state: State, request: Request) -> State:
        if request.kind == "Delete" and not request.properties.wait and self._age(state) < READ_LAG_SECONDS:
            # A job that was not waited for may have started just now: until then a list may show it or not.
            return retry_in(state, "begin", READ_LAG_SECONDS - self._age(state))
        live = jobs.list_live_jobs(self._location, request.token.resource)
        if request.kind == "Delete":
            return self._stop_then_answer(succeed(state, "SUCCESS"), request, live)
        own = next((job for job in live if jobs.was_started_by(job, request.token.request)), None)
        if own is not None:
            return self._stop_older_first(state, request, live) or self._poll_started_job(state, request, own)
        state, gave_up = self._check_stack_status(state, request.kind)
        if gave_up:
            return fail(state, gave_up)
        if is_work_due(state, request, was_done=lambda: self._work_was_completed(request)):
            return self._stop_older_first(state, request, live) or self._start(state, request)
        return self._stop_then_answer(
            succeed(state, "SUCCESS", data=attributes(self._find_last_job(request))), request, live
        )

    def _stop_older_first(self, state: State, request: Request, live: list[jobs.Job]) -> State | None:
        """The stop that older jobs need before this request's; None when none is in the way."""
        if _jobs_to_cancel(state, request, live, then="begin"):
            return {**state, "next": "stop", "seconds": 0, "then": "begin"}
        return None

    def _stop_then_answer(self, outcome: State, request: Request, live: list[jobs.Job]) -> State:
        """An outcome, answered when what is not to go on has been cancelled."""
        if _jobs_to_cancel(outcome, request, live, then="answer"):
            return {**outcome, "next": "stop", "then": "answer"}
        return outcome

    def _work_was_completed(self, request: Request) -> bool:
        job = self._find_last_job(request)
        return job is not None and jobs.did_work(job, request.token.work) and job["Status"] == "Completed"

    def _find_last_job(self, request: Request) -> jobs.Job | None:
        token = request.token
        return jobs.find_last_job(self._location, token.resource, roles=request.roles, work=token.work)

    def _start(self, state: State, request: Request) -> State:
        if self._seconds_left(state, request) <= 0:
            return fail(state, state.get("refusal", "there is no time left for the job"))
        return self._poll_started_job(state, request, self._location.start_job(**request.start))

    def _poll_started_job(self, state: State, request: Request, job: jobs.Job) -> State:
        started = {**state, "run": job["JobId"], "started": self._now}
        if request.properties.wait:
            return retry_in(started, "poll", poll_interval(0))
        return succeed(started, "SUCCESS", data=attributes({**request.start, **job}))

    # poll

    def poll(self, state: State) -> State:
        """Look at the job."""
        request = Request.read(state["event"])
        try:
            job = jobs.get_job(self._location, state["run"])
        except (ClientError, BotoCoreError) as error:
            return self._handle_read_error(state, request, error)
        if job is None:
            return self._handle_missing_job(state, request)
        state = {**state, "seen": job["Status"]}
        if job["Status"] == "Completed":
            return succeed(state, "SUCCESS", data=attributes(job))
        if jobs.is_live(job):
            return self._handle_live_job(state, request, job)
        return self._fail_or_continue(state, request, job, failure_reason(job))

    def _handle_read_error(self, state: State, request: Request, error: Exception) -> State:
        left = self._seconds_left(state, request)
        if is_transient(error) and left > 0:
            return retry_in(state, "poll", min(poll_interval(self._age(state)), left))
        reason = f"address validation job {state['run']} cannot be looked at: {error}"
        return {**fail(state, reason), "next": "stop", "then": "answer"}

    def _handle_missing_job(self, state: State, request: Request) -> State:
        if self._now - int(state["started"] if "started" in state else state["arrived"]) < CONSISTENCY_SECONDS:
            return retry_in(state, "poll", 5)  # reads may lag behind writes
        reason = f"address validation job {state['run']} is not there any more"
        return self._fail_or_continue(state, request, {"JobId": state["run"]}, reason)

    def _handle_live_job(self, state: State, request: Request, job: jobs.Job) -> State:
        left = self._seconds_left(state, request)
        if left > 0:
            return retry_in(state, "poll", min(poll_interval(self._age(state)), left))
        reason = (
            f"address validation job {job['JobId']}, {job['Status']}, did not end within"
            f" {request.properties.wait_seconds} seconds"
            + (" and was cancelled" if request.properties.stop else " and goes on: stop_on_delete is off")
            + "; give it a longer wait_timeout, or wait=False and a rule for the service's events"
            + job_and_output_hint(job)
        )
        if not request.properties.stop:
            return self._fail_or_continue(state, request, job, reason)
        failed = self._fail_or_continue(state, request, {**job, "Status": "Cancelling"}, reason)
        return {**failed, "next": "stop", "then": "answer"}

    @staticmethod
    def _fail_or_continue(state: State, request: Request, job: jobs.Job, reason: str) -> State:
        """A job came to no good end."""
        if request.properties.on_failure == "fail":
            return fail(state, reason, data=attributes(job))
        return succeed(state, "SUCCESS", reason=reason, data=attributes({"Error": {"Messages": [reason]}, **job}))

    def _seconds_left(self, state: State, request: Request) -> int:
        """For how many seconds the job may be waited for."""
        return wait_deadline(state, request) - self._now

    # stop

    def stop(self, state: State) -> State:
        """Cancel what is not to go on, until it has ended or the time for that is up."""
        return run_stop_step(state, read=Request.read, stop=self._cancel_unwanted, what="job", now=self._now)

    def _cancel_unwanted(self, state: State, request: Request, then: str) -> bool:
        going = _jobs_to_cancel(state, request, self._all_live_jobs(state, request), then=then)
        jobs.cancel_jobs(self._location, going)
        return bool(going)

    def _all_live_jobs(self, state: State, request: Request) -> list[jobs.Job]:
        """The resource's unfinished jobs, the request's own among them even where it is not listed yet."""
        live = jobs.list_live_jobs(self._location, request.token.resource)
        job_id = state.get("run")
        if not job_id or any(job["JobId"] == job_id for job in live):
            return live
        own = jobs.get_job(self._location, job_id) or {"JobId": job_id, "Status": "Pending", "Tags": {TAG: request.tag}}
        return [own, *live] if jobs.is_live(own) else live


def _jobs_to_cancel(state: State, request: Request, live: list[jobs.Job], *, then: str) -> list[jobs.Job]:
    """The unfinished jobs of a resource that are to be cancelled before a step."""
    if request.kind == "Delete":
        return live if request.properties.stop else []
    if then == "begin":
        others = [job for job in live if not jobs.was_started_by(job, request.token.request)]
        return others if may_stop_others(state, request) else []
    return [job for job in live if (token := read_token(job)) and must_stop(token, state, request)]
