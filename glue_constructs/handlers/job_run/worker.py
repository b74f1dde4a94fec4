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
from .attributes import attributes, failure_reason, log_and_console_hint
from .budget import wait_deadline
from .location_steps import LocationJobSteps
from .properties import MalformedRequest
from .refusals import CONSISTENCY_SECONDS, READ_LAG_SECONDS, is_permission_error, is_transient, retry_or_fail
from .request import Request
from .state import answer_unreadable, fail, poll_interval, retry_in, succeed
from .steps import GlueSteps, Steps, is_work_due
from .stop_step import run_stop_step
from .stopping import RETRY_SECONDS, may_have_successor, runs_to_stop, stop_runs
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
    log_step(call["step"], state)
    return state


def steps_of(event: dict[str, Any]) -> type[Steps]:
    """The steps for an event's kind of resource."""
    return _STEPS.get(event.get("ResourceType", ""), UnknownResourceSteps)


def log_step(step: str, state: State) -> None:
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


class JobRunSteps(GlueSteps):
    """The steps of a run."""

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
            patience = self._age(state) + self._seconds_left(state, request)
            return retry_or_fail(state, error, what="Glue refuses the run", age=self._age(state), patience=patience)

    def _decide(self, state: State, request: Request) -> State:
        ours = self._runs_of_resource(request)
        if request.kind == "Delete":
            return self._stop_then_answer(succeed(state, "SUCCESS"), request, ours)
        if own := runs.latest_attempt(ours, request.token.request):
            return self._stop_older_first(state, request, ours) or self._poll_started_run(state, request, own["Id"])
        state, gave_up = self._check_stack_status(state, request.kind)
        if gave_up:
            return fail(state, gave_up)
        if is_work_due(state, request, was_done=lambda: _work_has_succeeded(ours, request.token.work)):
            return self._stop_older_first(state, request, ours) or self._start(state, request)
        outcome = succeed(state, "SUCCESS", data=attributes(runs.last_run(ours, request.token.work)))
        return self._stop_then_answer(outcome, request, ours)

    def _stop_older_first(self, state: State, request: Request, ours: list[runs.Run]) -> State | None:
        """The stop that older runs need before this request's; None when none is in the way."""
        if runs_to_stop(state, request, ours, then="begin", now=self._now):
            return {**state, "next": "stop", "seconds": 0, "then": "begin"}
        return None

    def _stop_then_answer(self, outcome: State, request: Request, ours: list[runs.Run]) -> State:
        """An outcome, answered when what is not to go on has been stopped."""
        if runs_to_stop(outcome, request, ours, then="answer", now=self._now):
            return {**outcome, "next": "stop", "then": "answer"}
        return outcome

    def _runs_of_resource(self, request: Request) -> list[runs.Run]:
        """The resource's runs: of its job, and of the job that it ran before the update."""
        resource = request.token.resource
        ours = runs.runs_of_resource(self._glue, request.properties.job_name, resource)
        if request.old is None or request.old.job_name == request.properties.job_name:
            return ours
        try:
            return ours + runs.runs_of_resource(self._glue, request.old.job_name, resource)
        except ClientError as error:
            if is_permission_error(error):
                return ours  # the update took the permission on the old job away, with the job
            raise

    def _start(self, state: State, request: Request) -> State:
        if self._seconds_left(state, request) <= 0:
            return fail(state, state.get("refusal", "there is no time left in which the job could run"))
        self._reset_bookmark(request)
        return self._poll_started_run(state, request, self._glue.start_job_run(**request.start)["JobRunId"])

    def _reset_bookmark(self, request: Request) -> None:
        if request.properties.reset_bookmark:
            # No bookmark yet is fine; if it is the job that is missing, StartJobRun says so.
            with suppress(self._glue.exceptions.EntityNotFoundException):
                self._glue.reset_job_bookmark(JobName=request.properties.job_name)

    def _poll_started_run(self, state: State, request: Request, run_id: str) -> State:
        started = {**state, "run": run_id, "started": self._now}
        # A run that is not waited for is answered when Glue is sure to show it to the Delete that may come next.
        return retry_in(started, "poll", poll_interval(0) if request.properties.wait else READ_LAG_SECONDS)

    # poll

    def poll(self, state: State) -> State:
        """Look at the run."""
        request = Request.read(state["event"])
        try:
            return self._check_run(state, request)
        except (ClientError, BotoCoreError) as error:
            return self._handle_read_error(state, request, error)

    def _check_run(self, state: State, request: Request) -> State:
        try:
            run = self._get_run(request.properties.job_name, state["run"])
        except self._glue.exceptions.EntityNotFoundException:
            return self._handle_missing_run(state, request)
        state = {**state, "seen": run["JobRunState"]}
        if run["JobRunState"] == "SUCCEEDED" or not request.properties.wait:
            return succeed(state, "SUCCESS", data=attributes(run))
        return (
            self._handle_live_run(state, request, run)
            if runs.is_live(run)
            else self._handle_ended_run(state, request, run)
        )

    def _handle_read_error(self, state: State, request: Request, error: Exception) -> State:
        left = self._seconds_left(state, request)
        if is_transient(error) and left > 0:
            return retry_in(state, "poll", min(poll_interval(self._age(state)), left))
        reason = f"run {state['run']} of Glue job {request.properties.job_name} cannot be looked at: {error}"
        return {**fail(state, reason), "next": "stop", "then": "answer"}

    def _get_run(self, job_name: str, run_id: str) -> runs.Run:
        return dict(self._glue.get_job_run(JobName=job_name, RunId=run_id)["JobRun"])

    def _handle_missing_run(self, state: State, request: Request) -> State:
        if self._now - int(state["started"] if "started" in state else state["arrived"]) < CONSISTENCY_SECONDS:
            return retry_in(state, "poll", 5)  # Glue's reads may lag behind its writes
        run = {"Id": state["run"], "JobName": request.properties.job_name}
        reason = f"run {run['Id']} of Glue job {run['JobName']} is not there any more"
        return self._fail_or_continue(state, request, run, reason + log_and_console_hint(run, self._region))

    def _handle_live_run(self, state: State, request: Request, run: runs.Run) -> State:
        left = self._seconds_left(state, request)
        if left > 0:
            return retry_in(state, "poll", min(poll_interval(self._age(state)), left))
        wait = request.properties.wait_seconds
        reason = (
            f"run {run['Id']} of Glue job {run['JobName']}, {run['JobRunState']}, did not end within {wait} seconds"
            + (" and was stopped" if request.properties.stop else " and goes on: stop_on_delete is off")
            + "; give it a longer wait_timeout, or wait=False and an alarm"
            + log_and_console_hint(run, self._region)
        )
        if not request.properties.stop:
            return self._fail_or_continue(state, request, run, reason)
        return {
            **self._fail_or_continue(state, request, {**run, "JobRunState": "STOPPING"}, reason),
            "next": "stop",
            "then": "answer",
        }

    def _handle_ended_run(self, state: State, request: Request, run: runs.Run) -> State:
        if run["JobRunState"] in runs.FOLLOWED_STATES:
            if follower := runs.find_successor(self._glue, run):
                state = {**state, "run": follower["Id"], "started": self._now, "ended": None}
                return retry_in(state, "poll", poll_interval(0))
            ended = state.get("ended") or self._now
            if may_have_successor(run, request) and self._now - ended < RETRY_SECONDS:
                return retry_in({**state, "ended": ended}, "poll", 10)
        return self._fail_or_continue(state, request, run, failure_reason(run, self._region))

    @staticmethod
    def _fail_or_continue(state: State, request: Request, run: runs.Run, reason: str) -> State:
        """A run came to no good end."""
        if request.properties.on_failure == "fail":
            return fail(state, reason, data=attributes(run))
        return succeed(state, "SUCCESS", reason=reason, data=attributes({"ErrorMessage": reason, **run}))

    def _seconds_left(self, state: State, request: Request) -> int:
        """For how many seconds the run may be waited for."""
        return wait_deadline(state, request) - self._now

    # stop

    def stop(self, state: State) -> State:
        """Stop what is not to go on, until it has ended or the time for that is up."""
        return run_stop_step(state, read=Request.read, stop=self._stop_unwanted, what="run", now=self._now)

    def _stop_unwanted(self, state: State, request: Request, then: str) -> bool:
        going = runs_to_stop(state, request, self._all_runs(state, request), then=then, now=self._now)
        stop_runs(self._glue, going)
        return bool(going)

    def _all_runs(self, state: State, request: Request) -> list[runs.Run]:
        """The resource's runs, the request's own among them even where Glue does not list it yet."""
        ours = self._runs_of_resource(request)
        run_id = state.get("run")
        if not run_id or any(run["Id"] == run_id for run in ours):
            return ours
        own = {"Id": run_id, "JobName": request.properties.job_name, "JobRunState": "STARTING"}
        return [{**own, "Arguments": request.start["Arguments"]}, *ours]


def _work_has_succeeded(ours: list[runs.Run], work: str) -> bool:
    return any(runs.did_work(run, work) and run["JobRunState"] == "SUCCEEDED" for run in ours)


class UnknownResourceSteps(GlueSteps):
    """Those of a resource that this code does not serve: of a release to come, or not of this library."""

    def begin(self, state: State) -> State:
        """Say so."""
        error = ValueError(
            f"ResourceType must be one of {', '.join(_STEPS)}, got {state['event'].get('ResourceType')!r}: its"
            " ServiceToken is the run provider's, which serves nothing else"
        )
        return answer_unreadable(state, error)


_STEPS: dict[str, type[Steps]] = {
    RESOURCE_TYPE: JobRunSteps,
    bookmark.RESOURCE_TYPE: bookmark.BookmarkSteps,
    location.RESOURCE_TYPE: LocationJobSteps,
}
