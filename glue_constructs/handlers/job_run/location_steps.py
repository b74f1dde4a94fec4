"""Drives one request of CloudFormation through Amazon Location's jobs, a step at a time.

step    finds                                               does                         next
begin   a request that cannot be read                                                    answer FAILED
        an older request of this resource just given up     waits out its last call      begin
        unfinished jobs of older requests, ours to cancel                                stop, then begin
        a delete, its jobs unfinished and ours to cancel                                 stop, then answer
        a delete otherwise                                                               answer
        an unfinished job that this very request started    takes it for its own         poll (answer if not to wait)
        an update that asks for no job                      looks up the last job        answer
        a rollback to other work                            looks up that work's job     answer
        work to do                                          StartJob with our token      poll (answer if not to wait)
        throttling                                                                       begin, later
        no permission, in the first minute (IAM settles)                                 begin, soon
        throttling, no permission, until the time is up                                  answer FAILED
        any other refusal                                                                answer FAILED
poll    a job that is Pending, Running or Cancelling                                     poll, later
        such a job, and the time is up                                                   stop, then answer FAILED (*)
        Completed                                                                        answer
        Failed, Cancelled; no such job any more                                          answer FAILED (*)
stop    unfinished jobs of this resource                    CancelJob                    stop, later
        none, or they are not cancelled in time                                          what was to come
answer  the outcome                                         PUT to CloudFormation        (done)

(*) SUCCESS, with the state and the reason as attributes, when a failure is not to stop the deployment.

StartJob is repeated with the token of the request, for which the service gives the job that it started before. What
happens to a step that raises stands in `worker`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from . import location_jobs as jobs
from .location_attributes import attributes, failure, whereabouts
from .location_client import location_client
from .location_request import Request
from .properties import MalformedRequest
from .refusals import SETTLE_SECONDS, after_refusal
from .state import answered, later, pace, refused, unreadable, with_error_as_outcome
from .steps import Steps

if TYPE_CHECKING:
    from botocore.config import Config
    from typing_extensions import Self

    from .location_client import LocationClient
    from .state import State

STOP_SECONDS = 180
"""How long a cancelled job may take to end before the answer goes out all the same."""


class LocationJobSteps(Steps):
    """The steps of an address validation job.

    Args:
        location: A client that does not retry by itself.
        now: The time, in seconds since 1970.
        region: Of the function.
    """

    def __init__(self, location: LocationClient, *, now: int, region: str) -> None:
        super().__init__(now=now, region=region)
        self._location = location

    @classmethod
    def connected(cls, config: Config, *, now: int, region: str) -> Self:
        """The steps with a client of Amazon Location."""
        return cls(location_client(config), now=now, region=region)

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
        except ClientError as error:
            patience = request.properties.wait_seconds
            what = "Amazon Location refuses the job"
            return after_refusal(state, error, what=what, age=self._age(state), patience=patience)

    def _decide(self, state: State, request: Request) -> State:
        live = jobs.live(self._location, request.token.resource)
        own = next((job for job in live if jobs.is_of(job, request.token.request)), None)
        if request.properties.stop and any(job is not own for job in live):
            return self._clear_away(state, request)
        if request.kind == "Delete":
            return answered(state, "SUCCESS")
        if own is not None:
            return self._started(state, request, own)
        if not self._is_to_start(state, request):
            return answered(state, "SUCCESS", data=attributes(self._last(request)))
        return self._started(state, request, self._location.start_job(**request.start))

    def _clear_away(self, state: State, request: Request) -> State:
        if request.kind == "Delete":
            return {**answered(state, "SUCCESS"), "next": "stop", "then": "answer"}
        if self._age(state) >= request.properties.wait_seconds:
            return refused(state, "an older job of this resource is not cancelled")
        return {**state, "next": "stop", "seconds": 0, "then": "begin"}

    def _is_to_start(self, state: State, request: Request) -> bool:
        if not request.is_new_work or request.kind == "Create":
            return request.is_new_work
        if state["rollback"] is None:
            # Not known whether this is a rollback: work that was completed before is not done again.
            job = self._last(request)
            return job is None or not jobs.did(job, request.token.work) or job["Status"] != "Completed"
        return not state["rollback"]

    def _last(self, request: Request) -> jobs.Job | None:
        token = request.token
        return jobs.last(self._location, token.resource, roles=request.roles, work=token.work)

    def _started(self, state: State, request: Request, job: jobs.Job) -> State:
        started = {**state, "run": job["JobId"]}
        if request.properties.wait:
            return later(started, "poll", pace(0))
        return answered(started, "SUCCESS", data=attributes({**request.start, **job}))

    # poll

    def poll(self, state: State) -> State:
        """Look at the job."""
        request = Request.read(state["event"])
        job = jobs.look(self._location, state["run"])
        if job is None:
            return self._missing(state, request)
        state = {**state, "seen": job["Status"]}
        if jobs.is_live(job):
            return self._going(state, request, job)
        if job["Status"] == "Completed":
            return answered(state, "SUCCESS", data=attributes(job))
        return self._failed(state, request, job, failure(job))

    def _missing(self, state: State, request: Request) -> State:
        if self._age(state) < SETTLE_SECONDS:
            return later(state, "poll", 5)  # reads may lag behind writes
        reason = f"address validation job {state['run']} is not there any more"
        return self._failed(state, request, {"JobId": state["run"]}, reason)

    def _going(self, state: State, request: Request, job: jobs.Job) -> State:
        wait = request.properties.wait_seconds
        if self._age(state) < wait:
            return later(state, "poll", min(pace(self._age(state)), wait - self._age(state)))
        reason = (
            f"address validation job {job['JobId']}, {job['Status']}, did not end within {wait} seconds"
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

    # stop

    def stop(self, state: State) -> State:
        """Cancel every job of the resource that goes on, but for the request's own when it is yet to come."""
        state = with_error_as_outcome(state)
        until = state.get("stop_until") or self._now + STOP_SECONDS
        then = {**state, "next": state.get("then", "answer"), "seconds": 0, "stop_until": None}
        try:
            request = Request.read(state["event"])
        except MalformedRequest:
            return then
        live = jobs.live(self._location, request.token.resource)
        if then["next"] == "begin":
            live = [job for job in live if not jobs.is_of(job, request.token.request)]
        if not request.properties.stop or not live or self._now >= until:
            return then
        for job in live:
            if job["Status"] != "Cancelling":
                self._location.cancel_job(JobId=job["JobId"])
        return later({**state, "stop_until": until}, "stop", 5)
