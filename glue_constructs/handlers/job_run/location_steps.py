"""The steps of an address validation job of Amazon Location.

See `worker` for the deadlines, and for the steps that raise an error.

step    condition                                           action                       next
begin   the request cannot be read                                                       answer FAILED
        an older request was just superseded                wait for its last call       begin
        Delete with wait=False, just arrived                wait until jobs are listed   begin
        Delete                                                                           answer (+)
        older requests have live jobs that must stop, and
        the request has a live job or requires a job                                     stop, then begin
        the request has a live job already                  adopt that job               poll (answer if wait=False)
        CloudFormation no longer waits for the response                                  answer FAILED
        Update that requires no job                         find the last job            answer (+)
        rollback to other work                              find the job of that work    answer (+)
        requires a job, after the deadline                                               answer FAILED
        requires a job                                      StartJob with the token      poll (answer if wait=False)
        throttling                                                                       begin, later
        no permission, in the first minute                                               begin, in 10 seconds
        throttling until the deadline;
        no permission, after the first minute                                            answer FAILED
        ambiguous error: a job may have started                                          begin, when it is listed
        ambiguous error, after the deadline                                              stop, then answer FAILED
        any other error                                                                  answer FAILED
poll    Pending, Running or Cancelling                                                   poll, later
        such a job, after the deadline                                                   stop, then answer FAILED (*)
        Completed                                                                        answer
        Failed, Cancelled; the job does not exist                                        answer FAILED (*)
        throttling, ambiguous error                                                      poll, later
        such an error, after the deadline; any other error                               stop, then answer FAILED
stop    live jobs that must stop, see `stopping`            CancelJob                    stop, later
        no such jobs, or they are not cancelled in time                                  `then`
        older jobs are not cancelled before a new one                                    answer FAILED
        error                                                                            stop, later
        error, after the response deadline                                               answer FAILED
answer  the outcome                                         PUT to CloudFormation        (done)

(*) SUCCESS, with the status and the reason as attributes, if on_failure is "continue".
(+) After `stop`, if there are jobs that must be cancelled.

StartJob is repeated with the same ClientToken, for which the service returns the job that it started before.
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
    """The steps of a Custom::LocationJob.

    Args:
        location: A client without retries.
        now: See `Steps`.
        region: See `Steps`.
        cloudformation: See `Steps`.
    """

    def __init__(
        self, location: LocationClient, *, now: int, region: str, cloudformation: CloudFormationClient | None = None
    ) -> None:
        super().__init__(now=now, region=region, cloudformation=cloudformation)
        self._location = location

    @classmethod
    def connected(cls, config: Config, *, now: int, region: str) -> Self:
        """Create the steps with their clients."""
        cloudformation = boto3.client("cloudformation", config=config)
        return cls(location_client(config), now=now, region=region, cloudformation=cloudformation)

    # begin

    def begin(self, state: State) -> State:
        """Start the job that the request requires, or respond if it requires none."""
        try:
            request = Request.read(state["event"])
        except MalformedRequest as error:
            return answer_unreadable(state, error)
        if state["superseded"] and self._age(state) < CONSISTENCY_SECONDS:
            return retry_in(state, "begin", CONSISTENCY_SECONDS - self._age(state))
        try:
            return self._decide(state, request)
        except (ClientError, BotoCoreError) as error:
            deadline = self._age(state) + self._seconds_left(state, request)
            return retry_or_fail(state, error, service="Amazon Location", age=self._age(state), deadline=deadline)

    def _decide(self, state: State, request: Request) -> State:
        if request.kind == "Delete" and not request.properties.wait and self._age(state) < READ_LAG_SECONDS:
            # The job may have started just now, and may not be listed yet.
            return retry_in(state, "begin", READ_LAG_SECONDS - self._age(state))
        live = jobs.list_live_jobs(self._location, request.token.resource)
        if request.kind == "Delete":
            return self._stop_then_answer(succeed(state), request, live)
        own = next((job for job in live if jobs.was_started_by(job, request.token.request)), None)
        if own is not None:
            return self._stop_older_first(state, request, live) or self._poll_started_job(state, request, own)
        state, reason = self._check_stack_status(state, request.kind)
        if reason:
            return fail(state, reason)
        if is_work_due(state, request, was_done=lambda: self._work_was_completed(request)):
            return self._stop_older_first(state, request, live) or self._start(state, request)
        return self._stop_then_answer(succeed(state, data=attributes(self._find_last_job(request))), request, live)

    def _stop_older_first(self, state: State, request: Request, live: list[jobs.Job]) -> State | None:
        """Return the state for cancelling the jobs of older requests first; None if there are none."""
        if _jobs_to_cancel(state, request, live, then="begin"):
            return {**state, "next": "stop", "seconds": 0, "then": "begin"}
        return None

    def _stop_then_answer(self, outcome: State, request: Request, live: list[jobs.Job]) -> State:
        """Return the state of an outcome, with a stop before the response if jobs must be cancelled."""
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
            return fail(state, state.get("refusal", "there is no time left to run the job; increase wait_timeout"))
        return self._poll_started_job(state, request, self._location.start_job(**request.start))

    def _poll_started_job(self, state: State, request: Request, job: jobs.Job) -> State:
        started = {**state, "run": job["JobId"], "started": self._now}
        if request.properties.wait:
            return retry_in(started, "poll", poll_interval(0))
        return succeed(started, data=attributes({**request.start, **job}))

    # poll

    def poll(self, state: State) -> State:
        """Read the status of the job, and respond if it has ended."""
        request = Request.read(state["event"])
        try:
            job = jobs.get_job(self._location, state["run"])
        except (ClientError, BotoCoreError) as error:
            return self._handle_read_error(state, request, error)
        if job is None:
            return self._handle_missing_job(state, request)
        state = {**state, "seen": job["Status"]}
        if job["Status"] == "Completed":
            return succeed(state, data=attributes(job))
        if jobs.is_live(job):
            return self._handle_live_job(state, request, job)
        return self._fail_or_continue(state, request, job, failure_reason(job))

    def _handle_read_error(self, state: State, request: Request, error: Exception) -> State:
        left = self._seconds_left(state, request)
        if is_transient(error) and left > 0:
            return retry_in(state, "poll", min(poll_interval(self._age(state)), left))
        reason = f"cannot read the status of address validation job {state['run']}: {error}"
        return {**fail(state, reason), "next": "stop", "then": "answer"}

    def _handle_missing_job(self, state: State, request: Request) -> State:
        if self._now - int(state["started"] if "started" in state else state["arrived"]) < CONSISTENCY_SECONDS:
            return retry_in(state, "poll", 5)  # reads are eventually consistent
        reason = f"address validation job {state['run']} no longer exists"
        return self._fail_or_continue(state, request, {"JobId": state["run"]}, reason)

    def _handle_live_job(self, state: State, request: Request, job: jobs.Job) -> State:
        left = self._seconds_left(state, request)
        if left > 0:
            return retry_in(state, "poll", min(poll_interval(self._age(state)), left))
        reason = (
            f"address validation job {job['JobId']} did not end within {request.properties.wait_seconds} seconds"
            f" (status {job['Status']})"
            + (" and was cancelled" if request.properties.stop else " and is still running, as stop_on_delete is False")
            + "; increase wait_timeout, or set wait=False and add an EventBridge rule for the job's events"
            + job_and_output_hint(job)
        )
        if not request.properties.stop:
            return self._fail_or_continue(state, request, job, reason)
        failed = self._fail_or_continue(state, request, {**job, "Status": "Cancelling"}, reason)
        return {**failed, "next": "stop", "then": "answer"}

    @staticmethod
    def _fail_or_continue(state: State, request: Request, job: jobs.Job, reason: str) -> State:
        """Return the state for the response after a failed job: FAILED, or SUCCESS if on_failure is "continue"."""
        if request.properties.on_failure == "fail":
            return fail(state, reason, data=attributes(job))
        return succeed(state, reason=reason, data=attributes({"Error": {"Messages": [reason]}, **job}))

    def _seconds_left(self, state: State, request: Request) -> int:
        """Return how many seconds are left to wait for the job."""
        return wait_deadline(state, request) - self._now

    # stop

    def stop(self, state: State) -> State:
        """Cancel the unwanted jobs, and wait until they have ended or the deadline has passed."""
        return run_stop_step(state, read=Request.read, stop=self._cancel_unwanted, what="job", now=self._now)

    def _cancel_unwanted(self, state: State, request: Request, then: str) -> bool:
        unwanted = _jobs_to_cancel(state, request, self._all_live_jobs(state, request), then=then)
        jobs.cancel_jobs(self._location, unwanted)
        return bool(unwanted)

    def _all_live_jobs(self, state: State, request: Request) -> list[jobs.Job]:
        """Return the resource's live jobs, with the request's job even if it is not listed yet."""
        live = jobs.list_live_jobs(self._location, request.token.resource)
        job_id = state.get("run")
        if not job_id or any(job["JobId"] == job_id for job in live):
            return live
        own = jobs.get_job(self._location, job_id) or {"JobId": job_id, "Status": "Pending", "Tags": {TAG: request.tag}}
        return [own, *live] if jobs.is_live(own) else live


def _jobs_to_cancel(state: State, request: Request, live: list[jobs.Job], *, then: str) -> list[jobs.Job]:
    """Return the live jobs of a resource that must be cancelled before a step."""
    if request.kind == "Delete":
        return live if request.properties.stop else []
    if then == "begin":
        others = [job for job in live if not jobs.was_started_by(job, request.token.request)]
        return others if may_stop_others(state, request) else []
    return [job for job in live if (token := read_token(job)) and must_stop(token, state, request)]
