"""The worker function: executes one step of a request. This module has the steps of a job run.

The state machine calls the steps and waits between them. "Deadline" is the end of the wait (wait_timeout), "response
deadline" the time at which the response must be sent.

step    condition                                           action                       next
begin   the request cannot be read                                                       answer FAILED
        an older request was just superseded                wait for its last call       begin
        Delete                                                                           answer (+)
        older requests have live runs that must stop, and
        the request has a run or requires one                                            stop, then begin
        the request has a run already                       adopt that run               poll
        CloudFormation no longer waits for the response                                  answer FAILED
        Update that requires no run                         find the last run            answer (+)
        rollback to other work                              find the run of that work    answer (+)
        requires a run, after the deadline                                               answer FAILED
        requires a run                                      reset bookmark, start run    poll
        concurrency limit, quota, throttling                                             begin, later
        no permission, in the first minute                                               begin, in 10 seconds
        limits or throttling until the deadline;
        no permission, after the first minute                                            answer FAILED
        ambiguous error: a run may have started                                          begin, when it is listed
        ambiguous error, after the deadline                                              stop, then answer FAILED
        any other error                                                                  answer FAILED
poll    wait=False                                                                       answer
        live run                                                                         poll, later
        live run, after the deadline                                                     stop, then answer FAILED (*)
        SUCCEEDED                                                                        answer
        ended, and Glue has retried it                      adopt the new run            poll
        ended, and Glue may still retry it                                               poll, in 10 seconds
        ended otherwise; the run does not exist                                          answer FAILED (*)
        throttling, ambiguous error                                                      poll, later
        such an error, after the deadline; any other error                               stop, then answer FAILED
stop    live runs that must stop, see `stopping`            BatchStopJobRun              stop, later
        no such runs, or they do not stop in time                                        `then`
        older runs do not stop in time before a new run                                  answer FAILED
        error                                                                            stop, later
        error, after the response deadline                                               answer FAILED
answer  the outcome                                         PUT to CloudFormation        (done)

(*) SUCCESS, with the state and the reason as attributes, if on_failure is "continue".
(+) After `stop`, if there are runs that must stop.

Every step can be repeated: the state machine calls a step again that raised an error. After the last attempt it calls
`stop` with the error of `begin` or `poll`, and `answer` with the error of `stop`.
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
    # No retries in the client: a repeated StartJobRun could start a second run. The state machine retries the steps,
    # and `begin` looks for a run of the request before it starts one.
    config = Config(retries={"total_max_attempts": 1}, read_timeout=20, connect_timeout=5)
    kind = steps_of(call["state"]["event"])
    steps = kind.connected(config, now=int(time.time()), region=os.environ["AWS_REGION"])
    state: State = getattr(steps, call["step"])(call["state"])
    log_step(call["step"], state)
    return state


def steps_of(event: dict[str, Any]) -> type[Steps]:
    """Return the steps for the type of an event's resource."""
    return _STEPS.get(event.get("ResourceType", ""), UnknownResourceSteps)


def log_step(step: str, state: State) -> None:
    """Log the decision of a step as one line of JSON, without the values of arguments."""
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
    print(json.dumps({name: value for name, value in line.items() if value is not None}))  # noqa: T201  # Lambda logs it


class JobRunSteps(GlueSteps):
    """The steps of a Custom::GlueJobRun."""

    # begin

    def begin(self, state: State) -> State:
        """Start the run that the request requires, or respond if it requires none."""
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
            return retry_or_fail(state, error, service="Glue", age=self._age(state), deadline=deadline)

    def _decide(self, state: State, request: Request) -> State:
        own_runs = self._runs_of_resource(request)
        if request.kind == "Delete":
            return self._stop_then_answer(succeed(state), request, own_runs)
        if own := runs.latest_attempt(own_runs, request.token.request):
            return self._stop_older_first(state, request, own_runs) or self._poll_started_run(state, request, own["Id"])
        state, reason = self._check_stack_status(state, request.kind)
        if reason:
            return fail(state, reason)
        if is_work_due(state, request, was_done=lambda: _work_has_succeeded(own_runs, request.token.work)):
            return self._stop_older_first(state, request, own_runs) or self._start(state, request)
        outcome = succeed(state, data=attributes(runs.last_run(own_runs, request.token.work)))
        return self._stop_then_answer(outcome, request, own_runs)

    def _stop_older_first(self, state: State, request: Request, own_runs: list[runs.Run]) -> State | None:
        """Return the state for stopping the runs of older requests first; None if there are none."""
        if runs_to_stop(state, request, own_runs, then="begin", now=self._now):
            return {**state, "next": "stop", "seconds": 0, "then": "begin"}
        return None

    def _stop_then_answer(self, outcome: State, request: Request, own_runs: list[runs.Run]) -> State:
        """Return the state of an outcome, with a stop before the response if runs must stop."""
        if runs_to_stop(outcome, request, own_runs, then="answer", now=self._now):
            return {**outcome, "next": "stop", "then": "answer"}
        return outcome

    def _runs_of_resource(self, request: Request) -> list[runs.Run]:
        """Return the resource's runs: those of its job, and those of the job that it had before the update."""
        resource = request.token.resource
        own_runs = runs.runs_of_resource(self._glue, request.properties.job_name, resource)
        if request.old is None or request.old.job_name == request.properties.job_name:
            return own_runs
        try:
            return own_runs + runs.runs_of_resource(self._glue, request.old.job_name, resource)
        except ClientError as error:
            if is_permission_error(error):
                return own_runs  # the update removed the old job and the permissions on it
            raise

    def _start(self, state: State, request: Request) -> State:
        if self._seconds_left(state, request) <= 0:
            return fail(state, state.get("refusal", "there is no time left to run the job; increase wait_timeout"))
        self._reset_bookmark(request)
        return self._poll_started_run(state, request, self._glue.start_job_run(**request.start)["JobRunId"])

    def _reset_bookmark(self, request: Request) -> None:
        if request.properties.reset_bookmark:
            # The job has no bookmark yet. If the job does not exist, StartJobRun fails.
            with suppress(self._glue.exceptions.EntityNotFoundException):
                self._glue.reset_job_bookmark(JobName=request.properties.job_name)

    def _poll_started_run(self, state: State, request: Request, run_id: str) -> State:
        started = {**state, "run": run_id, "started": self._now}
        # With wait=False the response is sent when the run is sure to be listed, because a Delete may come next.
        return retry_in(started, "poll", poll_interval(0) if request.properties.wait else READ_LAG_SECONDS)

    # poll

    def poll(self, state: State) -> State:
        """Read the state of the run, and respond if it has ended."""
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
            return succeed(state, data=attributes(run))
        return (
            self._handle_live_run(state, request, run)
            if runs.is_live(run)
            else self._handle_ended_run(state, request, run)
        )

    def _handle_read_error(self, state: State, request: Request, error: Exception) -> State:
        left = self._seconds_left(state, request)
        if is_transient(error) and left > 0:
            return retry_in(state, "poll", min(poll_interval(self._age(state)), left))
        reason = f"cannot read the state of run {state['run']} of Glue job {request.properties.job_name}: {error}"
        return {**fail(state, reason), "next": "stop", "then": "answer"}

    def _get_run(self, job_name: str, run_id: str) -> runs.Run:
        return dict(self._glue.get_job_run(JobName=job_name, RunId=run_id)["JobRun"])

    def _handle_missing_run(self, state: State, request: Request) -> State:
        if self._now - int(state["started"] if "started" in state else state["arrived"]) < CONSISTENCY_SECONDS:
            return retry_in(state, "poll", 5)  # Glue's reads are eventually consistent
        run = {"Id": state["run"], "JobName": request.properties.job_name}
        reason = f"run {run['Id']} of Glue job {run['JobName']} no longer exists"
        return self._fail_or_continue(state, request, run, reason + log_and_console_hint(run, self._region))

    def _handle_live_run(self, state: State, request: Request, run: runs.Run) -> State:
        left = self._seconds_left(state, request)
        if left > 0:
            return retry_in(state, "poll", min(poll_interval(self._age(state)), left))
        wait = request.properties.wait_seconds
        reason = (
            f"run {run['Id']} of Glue job {run['JobName']} did not end within {wait} seconds"
            f" (state {run['JobRunState']})"
            + (" and was stopped" if request.properties.stop else " and is still running, as stop_on_delete is False")
            + "; increase wait_timeout, or set wait=False and add an alarm on the job"
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
        """Return the state for the response after a failed run: FAILED, or SUCCESS if on_failure is "continue"."""
        if request.properties.on_failure == "fail":
            return fail(state, reason, data=attributes(run))
        return succeed(state, reason=reason, data=attributes({"ErrorMessage": reason, **run}))

    def _seconds_left(self, state: State, request: Request) -> int:
        """Return how many seconds are left to wait for the run."""
        return wait_deadline(state, request) - self._now

    # stop

    def stop(self, state: State) -> State:
        """Stop the unwanted runs, and wait until they have ended or the deadline has passed."""
        return run_stop_step(state, read=Request.read, stop=self._stop_unwanted, what="run", now=self._now)

    def _stop_unwanted(self, state: State, request: Request, then: str) -> bool:
        unwanted = runs_to_stop(state, request, self._all_runs(state, request), then=then, now=self._now)
        stop_runs(self._glue, unwanted)
        return bool(unwanted)

    def _all_runs(self, state: State, request: Request) -> list[runs.Run]:
        """Return the resource's runs, with the request's run even if Glue does not list it yet."""
        own_runs = self._runs_of_resource(request)
        run_id = state.get("run")
        if not run_id or any(run["Id"] == run_id for run in own_runs):
            return own_runs
        own = {"Id": run_id, "JobName": request.properties.job_name, "JobRunState": "STARTING"}
        return [{**own, "Arguments": request.start["Arguments"]}, *own_runs]


def _work_has_succeeded(own_runs: list[runs.Run], work: str) -> bool:
    return any(runs.did_work(run, work) and run["JobRunState"] == "SUCCEEDED" for run in own_runs)


class UnknownResourceSteps(GlueSteps):
    """The steps of a resource with an unknown type: of a later release, or not of this library."""

    def begin(self, state: State) -> State:
        """Respond that the type is unknown."""
        error = ValueError(
            f"ResourceType must be one of {', '.join(_STEPS)}, got {state['event'].get('ResourceType')!r}: the"
            " ServiceToken is that of the run provider of glue_constructs, which supports no other types"
        )
        return answer_unreadable(state, error)


_STEPS: dict[str, type[Steps]] = {
    RESOURCE_TYPE: JobRunSteps,
    bookmark.RESOURCE_TYPE: bookmark.BookmarkSteps,
    location.RESOURCE_TYPE: LocationJobSteps,
}
