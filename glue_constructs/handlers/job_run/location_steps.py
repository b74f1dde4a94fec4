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
from .budget import end_of_wait
from .location import TAG, token_of
from .location_attributes import attributes, failure, whereabouts
from .location_client import location_client
from .location_request import Request
from .properties import MalformedRequest
from .refusals import LAG_SECONDS, SETTLE_SECONDS, after_refusal, is_passing
from .state import answered, later, pace, refused, unreadable
from .steps import Steps, is_to_do
from .stop_step import stop_step
from .stopping import is_unwanted, stops_others

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
            return unreadable(state, error)
        if state["superseded"] and self._age(state) < SETTLE_SECONDS:
            return later(state, "begin", SETTLE_SECONDS - self._age(state))
        try:
            return self._decide(state, request)
        except (ClientError, BotoCoreError) as error:
            what, patience = "Amazon Location refuses the job", self._age(state) + self._left(state, request)
            return after_refusal(state, error, what=what, age=self._age(state), patience=patience)

    def _decide(self, state: State, request: Request) -> State:
        if request.kind == "Delete" and not request.properties.wait and self._age(state) < LAG_SECONDS:
            # A job that was not waited for may have started just now: until then a list may show it or not.
            return later(state, "begin", LAG_SECONDS - self._age(state))
        live = jobs.live(self._location, request.token.resource)
        if request.kind == "Delete":
            return self._when_stopped(answered(state, "SUCCESS"), request, live)
        own = next((job for job in live if jobs.is_of(job, request.token.request)), None)
        if own is not None:
            return self._when_cleared(state, request, live) or self._started(state, request, own)
        state, gave_up = self._told_by_the_stack(state, request.kind)
        if gave_up:
            return refused(state, gave_up)
        if is_to_do(state, request, was_done=lambda: self._was_completed(request)):
            return self._when_cleared(state, request, live) or self._start(state, request)
        return self._when_stopped(answered(state, "SUCCESS", data=attributes(self._last(request))), request, live)

    def _when_cleared(self, state: State, request: Request, live: list[jobs.Job]) -> State | None:
        """The stop that older jobs need before this request's; None when none is in the way."""
        if _to_cancel(state, request, live, then="begin"):
            return {**state, "next": "stop", "seconds": 0, "then": "begin"}
        return None

    def _when_stopped(self, outcome: State, request: Request, live: list[jobs.Job]) -> State:
        """An outcome, answered when what is not to go on has been cancelled."""
        if _to_cancel(outcome, request, live, then="answer"):
            return {**outcome, "next": "stop", "then": "answer"}
        return outcome

    def _was_completed(self, request: Request) -> bool:
        job = self._last(request)
        return job is not None and jobs.did(job, request.token.work) and job["Status"] == "Completed"

    def _last(self, request: Request) -> jobs.Job | None:
        token = request.token
        return jobs.last(self._location, token.resource, roles=request.roles, work=token.work)

    def _start(self, state: State, request: Request) -> State:
        if self._left(state, request) <= 0:
            return refused(state, state.get("refusal", "there is no time left for the job"))
        return self._started(state, request, self._location.start_job(**request.start))

    def _started(self, state: State, request: Request, job: jobs.Job) -> State:
        started = {**state, "run": job["JobId"], "started": self._now}
        if request.properties.wait:
            return later(started, "poll", pace(0))
        return answered(started, "SUCCESS", data=attributes({**request.start, **job}))

    # poll

    def poll(self, state: State) -> State:
        """Look at the job."""
        request = Request.read(state["event"])
        try:
            job = jobs.look(self._location, state["run"])
        except (ClientError, BotoCoreError) as error:
            return self._unseen(state, request, error)
        if job is None:
            return self._missing(state, request)
        state = {**state, "seen": job["Status"]}
        if job["Status"] == "Completed":
            return answered(state, "SUCCESS", data=attributes(job))
        if jobs.is_live(job):
            return self._going(state, request, job)
        return self._failed(state, request, job, failure(job))

    def _unseen(self, state: State, request: Request, error: Exception) -> State:
        left = self._left(state, request)
        if is_passing(error) and left > 0:
            return later(state, "poll", min(pace(self._age(state)), left))
        reason = f"address validation job {state['run']} cannot be looked at: {error}"
        return {**refused(state, reason), "next": "stop", "then": "answer"}

    def _missing(self, state: State, request: Request) -> State:
        if self._now - int(state["started"] if "started" in state else state["arrived"]) < SETTLE_SECONDS:
            return later(state, "poll", 5)  # reads may lag behind writes
        reason = f"address validation job {state['run']} is not there any more"
        return self._failed(state, request, {"JobId": state["run"]}, reason)

    def _going(self, state: State, request: Request, job: jobs.Job) -> State:
        left = self._left(state, request)
        if left > 0:
            return later(state, "poll", min(pace(self._age(state)), left))
        reason = (
            f"address validation job {job['JobId']}, {job['Status']}, did not end within"
            f" {request.properties.wait_seconds} seconds"
            + (" and was cancelled" if request.properties.stop else " and goes on: stop_on_delete is off")
            + "; give it a longer wait_timeout, or wait=False and a rule for the service's events"
            + whereabouts(job)
        )
        if not request.properties.stop:
            return self._failed(state, request, job, reason)
        failed = self._failed(state, request, {**job, "Status": "Cancelling"}, reason)
        return {**failed, "next": "stop", "then": "answer"}

    @staticmethod
    def _failed(state: State, request: Request, job: jobs.Job, reason: str) -> State:
        """A job came to no good end."""
        if request.properties.on_failure == "fail":
            return refused(state, reason, data=attributes(job))
        return answered(state, "SUCCESS", reason=reason, data=attributes({"Error": {"Messages": [reason]}, **job}))

    def _left(self, state: State, request: Request) -> int:
        """For how many seconds the job may be waited for."""
        return end_of_wait(state, request) - self._now

    # stop

    def stop(self, state: State) -> State:
        """Cancel what is not to go on, until it has ended or the time for that is up."""
        return stop_step(state, read=Request.read, stop=self._cancel_unwanted, what="job", now=self._now)

    def _cancel_unwanted(self, state: State, request: Request, then: str) -> bool:
        going = _to_cancel(state, request, self._all(state, request), then=then)
        jobs.cancel(self._location, going)
        return bool(going)

    def _all(self, state: State, request: Request) -> list[jobs.Job]:
        """The resource's unfinished jobs, the request's own among them even where it is not listed yet."""
        live = jobs.live(self._location, request.token.resource)
        job_id = state.get("run")
        if not job_id or any(job["JobId"] == job_id for job in live):
            return live
        own = jobs.look(self._location, job_id) or {"JobId": job_id, "Status": "Pending", "Tags": {TAG: request.tag}}
        return [own, *live] if jobs.is_live(own) else live


def _to_cancel(state: State, request: Request, live: list[jobs.Job], *, then: str) -> list[jobs.Job]:
    """The unfinished jobs of a resource that are to be cancelled before a step."""
    if request.kind == "Delete":
        return live if request.properties.stop else []
    if then == "begin":
        others = [job for job in live if not jobs.is_of(job, request.token.request)]
        return others if stops_others(state, request) else []
    return [job for job in live if (token := token_of(job)) and is_unwanted(token, state, request)]
