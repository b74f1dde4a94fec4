"""Drives one request of CloudFormation through Glue, a step at a time; the state machine calls the steps and waits.

step    finds                                               does                         next
begin   a request that cannot be read                                                    answer FAILED
        an older request of this resource just given up     waits out its last call      begin
        a delete                                                                         answer (+)
        unfinished runs of older requests, ours to stop, a
        run of its own or work to do                                                     stop, then begin
        a run that this very request started                takes it for its own         poll
        a request for which CloudFormation waits no more                                 answer FAILED
        an update that asks for no run                      looks up the last run        answer (+)
        a rollback to other work                            looks up that work's run     answer (+)
        work to do, and no time for it                                                   answer FAILED
        work to do                                          resets bookmark, starts run  poll
        no place to run: concurrency, quota, throttling                                  begin, later
        no permission, in the first minute (IAM settles)                                 begin, soon
        no place, no permission, until the time is up                                    answer FAILED
        no clear answer: a run may have started                                          begin, when it must show
        no clear answer, and the time is up                                              stop, then answer FAILED
        any other refusal                                                                answer FAILED
poll    a run that is not to be waited for                                               answer
        a live run                                                                       poll, later
        a live run, and the time is up                                                   stop, then answer FAILED (*)
        SUCCEEDED                                                                        answer
        an end that Glue follows by another run             takes the follower           poll
        an end that Glue may yet follow                                                  poll, soon
        any other end; no such run any more                                              answer FAILED (*)
        throttling, no clear answer                                                      poll, later
        the same, and the time is up; any other refusal                                  stop, then answer FAILED
stop    what is to be stopped, see `stopping`               BatchStopJobRun              stop, later
        nothing more, or it does not stop in time                                        what was to come
        older runs that do not stop before a new one                                     answer FAILED
        errors, until the answer is due                                                  stop, later; answer FAILED
answer  the outcome                                         PUT to CloudFormation        (done)

(*) SUCCESS, with the state and the reason as attributes, when a failure is not to stop the deployment.
(+) After a stop where there is something to be stopped.

A step that raises is called again by the state machine; every step may be repeated. When it raises to the end, the
machine comes here with the error: at `stop` from begin and poll, at `answer` from stop.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from . import bookmark, location, runs
from .attributes import attributes, failure, whereabouts
from .budget import end_of_wait
from .location_steps import LocationJobSteps
from .properties import MalformedRequest
from .refusals import LAG_SECONDS, SETTLE_SECONDS, after_refusal, is_of_permissions, is_passing
from .request import Request
from .state import answered, later, pace, refused, unreadable
from .steps import GlueSteps, Steps, is_to_do
from .stop_step import stop_step
from .stopping import RETRY_SECONDS, may_be_followed, stop, to_stop
from .token import execution_name

if TYPE_CHECKING:
    from .state import State

RESOURCE_TYPE = "Custom::GlueJobRun"


def handler(call: dict[str, Any], _context: object) -> State:
    """Lambda's entry point: ``{"step": ..., "state": ...}`` in, the new state out."""
    # No retries inside the client: a repeated StartJobRun could start a second run. The state machine repeats steps,
    # and `begin` looks for its run before it starts one.
    config = Config(retries={"total_max_attempts": 1}, read_timeout=20, connect_timeout=5)
    kind = steps_of(call["state"]["event"])
    steps = kind.connected(config, now=int(time.time()), region=os.environ["AWS_REGION"])
    state: State = getattr(steps, call["step"])(call["state"])
    log(call["step"], state)
    return state


def steps_of(event: dict[str, Any]) -> type[Steps]:
    """The steps for an event's kind of resource."""
    return _STEPS.get(event.get("ResourceType", ""), UnknownSteps)


def log(step: str, state: State) -> None:
    """One line a step: what was decided, never an argument's value."""
    event = state["event"]
    line = {
        "step": step,
        "next": state.get("next"),
        "request": execution_name(event),
        "resource": event["LogicalResourceId"],
        "run": state.get("run"),
        "state": state.get("seen"),
        "outcome": state.get("outcome", {}).get("status"),
        "error": state.get("error", {}).get("Error"),
    }
    print(json.dumps({name: value for name, value in line.items() if value is not None}))  # noqa: T201  # Lambda's log


class Worker(GlueSteps):
    """The steps of a run."""

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
            patience = self._age(state) + self._left(state, request)
            return after_refusal(state, error, what="Glue refuses the run", age=self._age(state), patience=patience)

    def _decide(self, state: State, request: Request) -> State:
        ours = self._ours(request)
        if request.kind == "Delete":
            return self._when_stopped(answered(state, "SUCCESS"), request, ours)
        if own := runs.latest_attempt(ours, request.token.request):
            return self._when_cleared(state, request, ours) or self._started(state, request, own["Id"])
        state, gave_up = self._told_by_the_stack(state, request.kind)
        if gave_up:
            return refused(state, gave_up)
        if is_to_do(state, request, was_done=lambda: _has_succeeded(ours, request.token.work)):
            return self._when_cleared(state, request, ours) or self._start(state, request)
        outcome = answered(state, "SUCCESS", data=attributes(runs.last(ours, request.token.work)))
        return self._when_stopped(outcome, request, ours)

    def _when_cleared(self, state: State, request: Request, ours: list[runs.Run]) -> State | None:
        """The stop that older runs need before this request's; None when none is in the way."""
        if to_stop(state, request, ours, then="begin", now=self._now):
            return {**state, "next": "stop", "seconds": 0, "then": "begin"}
        return None

    def _when_stopped(self, outcome: State, request: Request, ours: list[runs.Run]) -> State:
        """An outcome, answered when what is not to go on has been stopped."""
        if to_stop(outcome, request, ours, then="answer", now=self._now):
            return {**outcome, "next": "stop", "then": "answer"}
        return outcome

    def _ours(self, request: Request) -> list[runs.Run]:
        """The resource's runs: of its job, and of the job that it ran before the update."""
        resource = request.token.resource
        ours = runs.of_resource(self._glue, request.properties.job_name, resource)
        if request.old is None or request.old.job_name == request.properties.job_name:
            return ours
        try:
            return ours + runs.of_resource(self._glue, request.old.job_name, resource)
        except ClientError as error:
            if is_of_permissions(error):
                return ours  # the update took the permission on the old job away, with the job
            raise

    def _start(self, state: State, request: Request) -> State:
        if self._left(state, request) <= 0:
            return refused(state, state.get("refusal", "there is no time left in which the job could run"))
        self._reset_bookmark(request)
        return self._started(state, request, self._glue.start_job_run(**request.start)["JobRunId"])

    def _reset_bookmark(self, request: Request) -> None:
        if request.properties.reset_bookmark:
            # No bookmark yet is fine; if it is the job that is missing, StartJobRun says so.
            with suppress(self._glue.exceptions.EntityNotFoundException):
                self._glue.reset_job_bookmark(JobName=request.properties.job_name)

    def _started(self, state: State, request: Request, run_id: str) -> State:
        started = {**state, "run": run_id, "started": self._now}
        # A run that is not waited for is answered when Glue is sure to show it to the Delete that may come next.
        return later(started, "poll", pace(0) if request.properties.wait else LAG_SECONDS)

    # poll

    def poll(self, state: State) -> State:
        """Look at the run."""
        request = Request.read(state["event"])
        try:
            return self._look(state, request)
        except (ClientError, BotoCoreError) as error:
            return self._unseen(state, request, error)

    def _look(self, state: State, request: Request) -> State:
        try:
            run = self._run(request.properties.job_name, state["run"])
        except self._glue.exceptions.EntityNotFoundException:
            return self._missing(state, request)
        state = {**state, "seen": run["JobRunState"]}
        if run["JobRunState"] == "SUCCEEDED" or not request.properties.wait:
            return answered(state, "SUCCESS", data=attributes(run))
        return self._going(state, request, run) if runs.is_live(run) else self._ended(state, request, run)

    def _unseen(self, state: State, request: Request, error: Exception) -> State:
        left = self._left(state, request)
        if is_passing(error) and left > 0:
            return later(state, "poll", min(pace(self._age(state)), left))
        reason = f"run {state['run']} of Glue job {request.properties.job_name} cannot be looked at: {error}"
        return {**refused(state, reason), "next": "stop", "then": "answer"}

    def _run(self, job_name: str, run_id: str) -> runs.Run:
        return dict(self._glue.get_job_run(JobName=job_name, RunId=run_id)["JobRun"])

    def _missing(self, state: State, request: Request) -> State:
        if self._now - int(state["started"] if "started" in state else state["arrived"]) < SETTLE_SECONDS:
            return later(state, "poll", 5)  # Glue's reads may lag behind its writes
        run = {"Id": state["run"], "JobName": request.properties.job_name}
        reason = f"run {run['Id']} of Glue job {run['JobName']} is not there any more"
        return self._failed(state, request, run, reason + whereabouts(run, self._region))

    def _going(self, state: State, request: Request, run: runs.Run) -> State:
        left = self._left(state, request)
        if left > 0:
            return later(state, "poll", min(pace(self._age(state)), left))
        wait = request.properties.wait_seconds
        reason = (
            f"run {run['Id']} of Glue job {run['JobName']}, {run['JobRunState']}, did not end within {wait} seconds"
            + (" and was stopped" if request.properties.stop else " and goes on: stop_on_delete is off")
            + "; give it a longer wait_timeout, or wait=False and an alarm"
            + whereabouts(run, self._region)
        )
        if not request.properties.stop:
            return self._failed(state, request, run, reason)
        return {
            **self._failed(state, request, {**run, "JobRunState": "STOPPING"}, reason),
            "next": "stop",
            "then": "answer",
        }

    def _ended(self, state: State, request: Request, run: runs.Run) -> State:
        if run["JobRunState"] in runs.FOLLOWED:
            if follower := runs.successor(self._glue, run):
                state = {**state, "run": follower["Id"], "started": self._now, "ended": None}
                return later(state, "poll", pace(0))
            ended = state.get("ended") or self._now
            if may_be_followed(run, request) and self._now - ended < RETRY_SECONDS:
                return later({**state, "ended": ended}, "poll", 10)
        return self._failed(state, request, run, failure(run, self._region))

    @staticmethod
    def _failed(state: State, request: Request, run: runs.Run, reason: str) -> State:
        """A run came to no good end."""
        if request.properties.on_failure == "fail":
            return refused(state, reason, data=attributes(run))
        return answered(state, "SUCCESS", reason=reason, data=attributes({"ErrorMessage": reason, **run}))

    def _left(self, state: State, request: Request) -> int:
        """For how many seconds the run may be waited for."""
        return end_of_wait(state, request) - self._now

    # stop

    def stop(self, state: State) -> State:
        """Stop what is not to go on, until it has ended or the time for that is up."""
        return stop_step(state, read=Request.read, stop=self._stop_unwanted, what="run", now=self._now)

    def _stop_unwanted(self, state: State, request: Request, then: str) -> bool:
        going = to_stop(state, request, self._all(state, request), then=then, now=self._now)
        stop(self._glue, going)
        return bool(going)

    def _all(self, state: State, request: Request) -> list[runs.Run]:
        """The resource's runs, the request's own among them even where Glue does not list it yet."""
        ours = self._ours(request)
        run_id = state.get("run")
        if not run_id or any(run["Id"] == run_id for run in ours):
            return ours
        own = {"Id": run_id, "JobName": request.properties.job_name, "JobRunState": "STARTING"}
        return [{**own, "Arguments": request.start["Arguments"]}, *ours]


def _has_succeeded(ours: list[runs.Run], work: str) -> bool:
    return any(runs.did(run, work) and run["JobRunState"] == "SUCCEEDED" for run in ours)


class UnknownSteps(GlueSteps):
    """Those of a resource that this code does not serve: of a release to come, or not of this library."""

    def begin(self, state: State) -> State:
        """Say so."""
        error = ValueError(
            f"ResourceType must be one of {', '.join(_STEPS)}, got {state['event'].get('ResourceType')!r}: its"
            " ServiceToken is the run provider's, which serves nothing else"
        )
        return unreadable(state, error)


_STEPS: dict[str, type[Steps]] = {
    RESOURCE_TYPE: Worker,
    bookmark.RESOURCE_TYPE: bookmark.BookmarkSteps,
    location.RESOURCE_TYPE: LocationJobSteps,
}
