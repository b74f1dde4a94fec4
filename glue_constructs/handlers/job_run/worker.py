"""Drives one request of CloudFormation through Glue, a step at a time; the state machine calls the steps and waits.

step    finds                                               does                         next
begin   a request that cannot be read                                                    answer FAILED
        an older request of this resource just given up     waits out its last call      begin
        unfinished runs of older requests, ours to stop                                  stop, then begin
        a delete, its runs unfinished and ours to stop                                   stop, then answer
        a delete otherwise                                                               answer
        a run that this very request started                takes it for its own         poll (answer if not to wait)
        an update that asks for no run                      looks up the last run        answer
        a rollback to other work                            looks up that work's run     answer
        work to do                                          resets bookmark, starts run  poll (answer if not to wait)
        no place to run: concurrency, quota, throttling                                  begin, later
        no permission, in the first minute (IAM settles)                                 begin, soon
        no place, no permission, until the time is up                                    answer FAILED
        any other refusal                                                                answer FAILED
poll    a live run                                                                       poll, later
        a live run, and the time is up                                                   stop, then answer FAILED
        SUCCEEDED                                                                        answer
        an end that Glue follows by another run             takes the follower           poll
        an end that Glue may yet follow                                                  poll, soon
        any other end; no such run any more                                              answer FAILED
stop    unfinished runs of this resource                    BatchStopJobRun              stop, later
        none, or they do not stop in time                                                what was to come
answer  the outcome                                         PUT to CloudFormation        (done)

A step that raises is called again by the state machine; every step may be repeated. When it raises to the end, the
machine comes here with the error: at `stop` from begin and poll, at `answer` from stop.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from . import runs
from .answer import body, send
from .attributes import attributes, failure
from .request import MalformedRequest, Request
from .state import answered, later, pace, refused, with_error_as_outcome
from .token import request_key, resource_key

if TYPE_CHECKING:
    from types_boto3_glue import GlueClient

    from .state import State

SETTLE_SECONDS = 60
"""Longer than the worker's own timeout, so that a superseded execution's call has ended; also IAM's time to settle."""
STOP_SECONDS = 180
"""How long a stopped run may take to end before the answer goes out all the same."""
RETRY_SECONDS = 90
"""How long Glue may take to follow a failed run by its next attempt (not documented; seconds were seen)."""

_NO_PLACE = (
    "ConcurrentRunsExceededException",
    "ResourceNumberLimitExceededException",
    "ThrottlingException",
    "Throttling",
    "TooManyRequestsException",
)
_NO_PERMISSION = ("AccessDeniedException", "AccessDenied")
_AMBIGUOUS = ("InternalServiceException", "OperationTimeoutException", "InternalFailure", "ServiceUnavailable")
_STOPPED_ALREADY = ("EntityNotFoundException", "InvalidJobRunStateTransitionException", "InvalidJobRunStateTransition")


def handler(call: dict[str, Any], _context: object) -> State:
    """Lambda's entry point: ``{"step": ..., "state": ...}`` in, the new state out."""
    # No retries inside the client: a repeated StartJobRun could start a second run. The state machine repeats steps,
    # and `begin` looks for its run before it starts one.
    glue = boto3.client("glue", config=Config(retries={"total_max_attempts": 1}, read_timeout=20, connect_timeout=5))
    worker = Worker(glue, now=int(time.time()), region=os.environ["AWS_REGION"])
    state: State = getattr(worker, call["step"])(call["state"])
    log(call["step"], state)
    return state


def log(step: str, state: State) -> None:
    """One line a step: what was decided, never an argument's value."""
    event = state["event"]
    line = {
        "step": step,
        "next": state.get("next"),
        "request": f"{resource_key(event)}-{event['RequestType']}-{request_key(event)}",
        "resource": event["LogicalResourceId"],
        "run": state.get("run"),
        "outcome": state.get("outcome", {}).get("status"),
        "error": state.get("error", {}).get("Error"),
    }
    print(json.dumps({name: value for name, value in line.items() if value is not None}))  # noqa: T201  # Lambda's log


class Worker:
    """The steps. Each takes the execution's state and answers the new one.

    Args:
        glue: A client that does not retry by itself.
        now: The time, in seconds since 1970.
        region: For the link to the console.
    """

    def __init__(self, glue: GlueClient, *, now: int, region: str) -> None:
        self._glue = glue
        self._now = now
        self._region = region

    # begin

    def begin(self, state: State) -> State:
        """Decide what the request asks for, and start it."""
        try:
            request = Request.read(state["event"])
        except MalformedRequest as error:
            # Nothing that this version cannot read was started by it, so a delete has nothing to undo.
            return answered(
                state, "SUCCESS" if state["event"]["RequestType"] == "Delete" else "FAILED", reason=str(error)
            )
        if state["superseded"] and self._age(state) < SETTLE_SECONDS:
            return later(state, "begin", SETTLE_SECONDS - self._age(state))
        try:
            return self._decide(state, request)
        except ClientError as error:
            return self._impeded(state, request, error)

    def _decide(self, state: State, request: Request) -> State:
        ours = self._ours(request)
        if request.properties.stop and any(
            runs.is_live(run) and not runs.is_of(run, request.token.request) for run in ours
        ):
            return self._clear_away(state, request)
        if request.kind == "Delete":
            return answered(state, "SUCCESS")
        if own := runs.latest_attempt(ours, request.token.request):
            return self._started(state, request, own["Id"])
        if not self._is_to_run(state, request, ours):
            return answered(state, "SUCCESS", data=attributes(runs.last(ours, request.token.work)))
        return self._start(state, request)

    def _ours(self, request: Request) -> list[runs.Run]:
        """The resource's runs: of its job, and of the job that it ran before the update."""
        resource = request.token.resource
        ours = runs.of_resource(self._glue, request.properties.job_name, resource)
        if request.old is None or request.old.job_name == request.properties.job_name:
            return ours
        try:
            return ours + runs.of_resource(self._glue, request.old.job_name, resource)
        except ClientError as error:
            if error.response["Error"]["Code"] in _NO_PERMISSION:
                return ours  # the update took the permission on the old job away, with the job
            raise

    def _clear_away(self, state: State, request: Request) -> State:
        if request.kind == "Delete":
            return {**answered(state, "SUCCESS"), "next": "stop", "then": "answer"}
        if self._age(state) >= request.properties.wait_seconds:
            return refused(state, "an older run of this resource does not stop")
        return {**state, "next": "stop", "seconds": 0, "then": "begin"}

    def _is_to_run(self, state: State, request: Request, ours: list[runs.Run]) -> bool:
        if not request.is_new_work or request.kind == "Create":
            return request.is_new_work
        if state["rollback"] is None:
            # Not known whether this is a rollback: work that succeeded before is not done again.
            return not any(runs.did(run, request.token.work) and run["JobRunState"] == "SUCCEEDED" for run in ours)
        return not state["rollback"]

    def _start(self, state: State, request: Request) -> State:
        self._reset_bookmark(request)
        return self._started(state, request, self._glue.start_job_run(**request.start)["JobRunId"])

    def _reset_bookmark(self, request: Request) -> None:
        if request.properties.reset_bookmark:
            # No bookmark yet is fine; if it is the job that is missing, StartJobRun says so.
            with suppress(self._glue.exceptions.EntityNotFoundException):
                self._glue.reset_job_bookmark(JobName=request.properties.job_name)

    def _impeded(self, state: State, request: Request, error: ClientError) -> State:
        code = error.response["Error"]["Code"]
        in_time = self._age(state) < request.properties.wait_seconds
        if code in _AMBIGUOUS:
            raise error  # a run may have started: the repeated step looks for it
        if code in _NO_PLACE and in_time:
            return later(state, "begin", pace(self._age(state)))
        if code in _NO_PERMISSION and self._age(state) < SETTLE_SECONDS:
            return later(state, "begin", 10)
        return refused(state, f"Glue refuses the run: {error}")

    def _started(self, state: State, request: Request, run_id: str) -> State:
        started = {**state, "run": run_id}
        if request.properties.wait:
            return later(started, "poll", pace(0))
        run = {"Id": run_id, "JobName": request.properties.job_name, "JobRunState": "STARTING"}
        return answered(started, "SUCCESS", data=attributes(run))

    # poll

    def poll(self, state: State) -> State:
        """Look at the run."""
        request = Request.read(state["event"])
        try:
            run = self._run(request.properties.job_name, state["run"])
        except self._glue.exceptions.EntityNotFoundException:
            return self._missing(state, request)
        if runs.is_live(run):
            return self._going(state, request)
        if run["JobRunState"] == "SUCCEEDED":
            return answered(state, "SUCCESS", data=attributes(run))
        return self._ended(state, request, run)

    def _run(self, job_name: str, run_id: str) -> runs.Run:
        return dict(self._glue.get_job_run(JobName=job_name, RunId=run_id)["JobRun"])

    def _missing(self, state: State, request: Request) -> State:
        if self._age(state) < SETTLE_SECONDS:
            return later(state, "poll", 5)  # Glue's reads may lag behind its writes
        return refused(state, f"run {state['run']} of Glue job {request.properties.job_name} is not there any more")

    def _going(self, state: State, request: Request) -> State:
        wait = request.properties.wait_seconds
        if self._age(state) < wait:
            return later(state, "poll", min(pace(self._age(state)), wait - self._age(state)))
        reason = (
            f"run {state['run']} of Glue job {request.properties.job_name} did not end within {wait} seconds"
            + (" and was stopped" if request.properties.stop else " and goes on: stop_on_delete is off")
            + "; give it a longer wait_timeout, or wait=False and an alarm"
        )
        if not request.properties.stop:
            return refused(state, reason)
        return {
            **state,
            "next": "stop",
            "seconds": 0,
            "then": "answer",
            "outcome": {"status": "FAILED", "reason": reason},
        }

    def _ended(self, state: State, request: Request, run: runs.Run) -> State:
        if run["JobRunState"] in runs.FOLLOWED:
            if follower := runs.successor(self._glue, run):
                return later({**state, "run": follower["Id"], "ended": None}, "poll", pace(0))
            ended = state.get("ended") or self._now
            if self._may_be_followed(request, run) and self._now - ended < RETRY_SECONDS:
                return later({**state, "ended": ended}, "poll", 10)
        return refused(state, failure(run, self._region), data=attributes(run))

    @staticmethod
    def _may_be_followed(request: Request, run: runs.Run) -> bool:
        retries = request.properties.max_retries
        return run["JobRunState"] == "EXPIRED" or retries is None or int(run.get("Attempt", 0)) < retries

    # stop

    def stop(self, state: State) -> State:
        """Stop every run of the resource that goes on, but for the request's own when it is yet to come."""
        state = with_error_as_outcome(state)
        until = state.get("stop_until") or self._now + STOP_SECONDS
        then = {**state, "next": state.get("then", "answer"), "seconds": 0, "stop_until": None}
        try:
            request = Request.read(state["event"])
        except MalformedRequest:
            return then
        live = [run for run in self._ours(request) if runs.is_live(run)]
        if then["next"] == "begin":
            live = [run for run in live if not runs.is_of(run, request.token.request)]
        if not request.properties.stop or not live or self._now >= until:
            return then
        self._stop(run for run in live if run["JobRunState"] != "STOPPING")
        return later({**state, "stop_until": until}, "stop", 5)

    def _stop(self, live: Any) -> None:
        for run in live:
            answer = self._glue.batch_stop_job_run(JobName=run["JobName"], JobRunIds=[run["Id"]])
            for error in answer.get("Errors", []):
                detail = error["ErrorDetail"]
                if detail["ErrorCode"] not in _STOPPED_ALREADY:
                    raise RuntimeError(
                        f"run {run['Id']} cannot be stopped: {detail['ErrorCode']}: {detail['ErrorMessage']}"
                    )

    # answer

    def answer(self, state: State) -> State:
        """Tell CloudFormation the outcome."""
        state = with_error_as_outcome(state)
        outcome = state["outcome"]
        data = outcome.get("data")
        send(
            state["event"], body(state["event"], status=outcome["status"], reason=outcome.get("reason", ""), data=data)
        )
        return state

    def _age(self, state: State) -> int:
        return self._now - int(state["arrived"])
