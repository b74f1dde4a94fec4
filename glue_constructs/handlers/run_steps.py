"""The steps of a request that starts a run: a run of a Glue job, or an address validation job of Amazon Location.

The state machine calls the steps and waits between them. "Deadline" is the end of the wait (wait_timeout), "response
deadline" the time at which the response must be sent. `errors` has the kinds of errors.

step    condition                                           action                       next
begin   the request cannot be read                                                       answer FAILED
        Delete with stop_on_delete=False                                                 answer
        an older request was just superseded                wait for its last call       begin
        Delete                                                                           answer (+)
        older requests have runs that must stop, and
        the request has a run or requires one                                            stop, then begin
        the request has a run already                       adopt that run               poll
        CloudFormation no longer waits for the response                                  answer FAILED
        Update that requires no run                         find the run that stands     answer (+)
        rollback to other work                              find the run that stands     answer (+)
        requires a run, after the deadline                                               answer FAILED
        requires a run, with a bookmark reset               reset the bookmark, once     begin
        requires a run                                      start it with the token      poll
        a list of runs takes too long for one call                                       begin, to continue it
        THROTTLED, UNAVAILABLE                                                           begin, later
        NOT_SETTLED, NOT_SHOWN, for as long as `errors` says                             begin, in 10 or 5 seconds
        UNAVAILABLE, after the deadline                     a run may have started       stop, then answer FAILED
        any other error, or after the deadline                                           answer FAILED
poll    wait=False                                                                       answer
        in progress                                                                      poll, later
        in progress, after the deadline                                                  stop, then answer FAILED (*)
        succeeded                                                                        answer
        ended, and the service has retried it               adopt the new run            poll
        ended, and the service may still retry it                                        poll, in 10 seconds
        ended, as its role could not be assumed yet         start another run            begin
        ended otherwise; the run does not exist                                          answer FAILED (*)
        a list of runs takes too long for one call                                       poll, to continue it
        an error that is repeated                                                        poll, later
        such an error, after the deadline; any other error                               stop, then answer FAILED
stop    runs that must stop, see `stopping`                 stop them                    stop, later
        no such runs, or they do not stop in time                                        `then`
        older runs do not stop in time before a new run                                  answer FAILED
        an error that is repeated                                                        stop, later
        any other error, or after the response deadline                                  answer FAILED
answer  the outcome                                         PUT to CloudFormation        (done)

(*) SUCCESS, with the state and the reason as attributes, if on_failure is "continue".
(+) After `stop`, if there are runs that must stop.

Every step can be repeated: the state machine calls a step again that raised an error. After the last attempt it calls
`stop` with the error of `begin` or `poll`, and `answer` with the error of `stop`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic

from glue_constructs.handlers.deadlines import (
    CONSISTENCY_SECONDS,
    READ_LAG_SECONDS,
    RETRY_SECONDS,
    SETTLING_SECONDS,
    answer_deadline,
    poll_interval,
    sent_time,
    stop_deadline,
    wait_deadline,
)
from glue_constructs.handlers.errors import (
    SERVICE_ERRORS,
    ErrorKind,
    delay_before_retry,
    kind_of,
)
from glue_constructs.handlers.properties import MalformedRequest
from glue_constructs.handlers.request import P
from glue_constructs.handlers.service import ListUnfinished, NotStopped, Run
from glue_constructs.handlers.stack import Stack, describe_stack
from glue_constructs.handlers.state import answer_unreadable, fail, retry_in, stop_then, succeed, with_error_as_outcome
from glue_constructs.handlers.steps import Steps
from glue_constructs.handlers.stopping import runs_to_stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from types_boto3_cloudformation import CloudFormationClient

    from glue_constructs.handlers.request import Request
    from glue_constructs.handlers.service import RunService
    from glue_constructs.handlers.state import State


def is_work_due(state: State, request: Request[Any], *, was_done: Callable[[], bool]) -> bool:
    """Whether a request's work must be done.

    Args:
        state: The execution's state.
        request: The request.
        was_done: Returns whether the work was done before. Called if it is unknown whether this is a rollback: then
            the work is not done again.
    """
    if not request.is_new_work or request.kind == "Create":
        return request.is_new_work
    return not was_done() if state["rollback"] is None else not state["rollback"]


class RunSteps(Steps, Generic[P]):
    """The steps of a resource that starts a run.

    Args:
        service: The service that runs the job.
        now: See `Steps`.
        cloudformation: A client without retries. Default: none, the status of the stack is unknown.
    """

    def __init__(self, service: RunService[P], *, now: int, cloudformation: CloudFormationClient | None = None) -> None:
        super().__init__(now=now)
        self._service = service
        self._cloudformation = cloudformation

    # begin

    def begin(self, state: State) -> State:
        """Start the run that the request requires, or respond if it requires none."""
        try:
            request = self._service.read_request(state["event"])
        except MalformedRequest as error:
            return answer_unreadable(state, error)
        if request.kind == "Delete" and not request.properties.stop:
            return succeed(state)
        if state["superseded"] and self._age(state) < CONSISTENCY_SECONDS:
            return retry_in(state, "begin", CONSISTENCY_SECONDS - self._age(state))
        try:
            return self._decide(_without_lists(state), request)
        except ListUnfinished:
            return self._continue_list(state, "begin")
        except SERVICE_ERRORS as error:
            return self._handle_error(self._with_lists(state), request, error)

    def _decide(self, state: State, request: Request[P]) -> State:
        runs = self._service.list_runs(request)
        if request.kind == "Delete":
            return self._stop_then_answer(succeed(state), request, runs)
        if own := _run_of_request(state, request, runs):
            return self._stop_older_first(state, request, runs) or self._poll_run(state, request, own.id)
        state, reason = self._check_stack_status(state, request.kind)
        if reason:
            return fail(state, reason)
        if is_work_due(state, request, was_done=lambda: self._work_has_succeeded(state, request)):
            return self._stop_older_first(state, request, runs) or self._start(state, request)
        outcome = succeed(state, data=self._service.attributes(self._find_standing_run(state, request)))
        return self._stop_then_answer(outcome, request, runs)

    def _check_stack_status(self, state: State, kind: str) -> tuple[State, str]:
        """Return the state with what the stack's status says, and why CloudFormation no longer waits, or ""."""
        stack = self._describe_stack(state)
        state = {**state, "updated": stack.updated}
        if state["rollback"] is None:
            state = {**state, "rollback": stack.is_rolling_back}
        given_up = stack.has_given_up(kind, sent=sent_time(state), arrived=state["arrived"])
        if given_up or (stack.is_rolling_back and not state["rollback"]):
            return state, f"CloudFormation no longer waits for this request: the stack is {stack.status}"
        return state, ""

    def _describe_stack(self, state: State) -> Stack:
        if self._cloudformation is None:
            return Stack()
        is_settled = self._age(state) >= SETTLING_SECONDS
        return describe_stack(self._cloudformation, state["event"]["StackId"], is_settled=is_settled)

    def _stop_older_first(self, state: State, request: Request[P], runs: list[Run]) -> State | None:
        """Return the state for stopping the runs of older requests first; None if there are none."""
        return stop_then(state, "begin") if self._runs_to_stop(state, request, runs, then="begin") else None

    def _stop_then_answer(self, outcome: State, request: Request[P], runs: list[Run]) -> State:
        """Return the state of an outcome, with a stop before the response if runs must stop."""
        return stop_then(outcome, "answer") if self._runs_to_stop(outcome, request, runs, then="answer") else outcome

    def _runs_to_stop(self, state: State, request: Request[P], runs: list[Run], *, then: str) -> list[Run]:
        in_progress = [
            run for run in runs if run.is_live or self._service.may_be_continued(run, request, now=self._now)
        ]
        return runs_to_stop(state, request, in_progress, then=then)

    def _work_has_succeeded(self, state: State, request: Request[P]) -> bool:
        def succeeded(run: Run) -> bool:
            return run.has_succeeded and run.did_work(request.token.work)

        return self._find_run(state, request, succeeded) is not None

    def _find_standing_run(self, state: State, request: Request[P]) -> Run | None:
        """Return the run whose result stands after a request that runs nothing.

        It is the newest run that CloudFormation has accepted, and that the rolled-back update did not start: of the
        work before an update, of the work to which a rollback returns. With run_on=CREATE that work may not have run.
        """
        standing = request.properties if request.old is None or state["rollback"] is not False else request.old
        must_succeed = standing.wait and standing.on_failure == "fail"
        rolled_back_since = (state["rollback"] and state.get("updated")) or float("inf")

        def did_work(run: Run) -> bool:
            return run.did_work(standing.work)

        def is_accepted(run: Run) -> bool:
            given_up = run.token is not None and run.token.request in state.get("given_up", ())
            return not given_up and (run.started is None or run.started < rolled_back_since)

        def stands(run: Run) -> bool:
            return is_accepted(run) and (run.has_succeeded or not must_succeed)

        wanted = [
            lambda run: did_work(run) and stands(run),
            *([stands] if standing.run_on == "CREATE" else []),
            # The run ended without success while another update had set wait=False or on_failure="continue".
            lambda run: did_work(run) and is_accepted(run),
            # The work did not run, because another update had set run_on=CREATE.
            stands,
            is_accepted,
            lambda _run: True,
        ]
        found = (self._find_run(state, request, is_wanted) for is_wanted in wanted)
        return next((run for run in found if run), None)

    def _find_run(self, state: State, request: Request[P], is_wanted: Callable[[Run], bool]) -> Run | None:
        return self._service.find_run(request, is_wanted, seconds=answer_deadline(state) - READ_LAG_SECONDS - self._now)

    def _start(self, state: State, request: Request[P]) -> State:
        if self._seconds_left(state, request) <= 0:
            return fail(state, state.get("refusal", "there is no time left to run the job; increase wait_timeout"))
        if not state.get("reset") and self._service.prepare_start(request):
            # A step of its own: if the start of the run has to be repeated, the bookmark is not reset again.
            return retry_in({**state, "reset": True}, "begin", 0)
        return self._poll_run(state, request, self._service.start(request))

    def _poll_run(self, state: State, request: Request[P], run_id: str) -> State:
        started = {**state, "run": run_id, "started": self._now}
        # With wait=False the response is sent when the run is sure to be listed, because a Delete may come next.
        return retry_in(started, "poll", poll_interval(0) if request.properties.wait else READ_LAG_SECONDS)

    def _handle_error(self, state: State, request: Request[P], error: Exception) -> State:
        left = self._seconds_left(state, request)
        after = self._retry_or_fail(state, error, service=self._service.name, left=left)
        if after["next"] == "answer" and kind_of(error) is ErrorKind.UNAVAILABLE:
            return stop_then(after, "answer")  # the call may have started a run
        return after

    # poll

    def poll(self, state: State) -> State:
        """Read the state of the run, and respond if it has ended."""
        request = self._service.read_request(state["event"])
        try:
            return self._check_run(_without_lists(state), request)
        except ListUnfinished:
            return self._continue_list(state, "poll")
        except SERVICE_ERRORS as error:
            return self._handle_read_error(self._with_lists(state), request, error)

    def _check_run(self, state: State, request: Request[P]) -> State:
        run = self._service.get(request, state["run"])
        if run is None:
            return self._handle_missing_run(state, request)
        state = {**state, "seen": run.state}
        if run.has_succeeded or not (request.properties.wait or self._is_to_be_repeated(state, run)):
            return succeed(state, data=self._service.attributes(run))
        if run.is_live:
            return self._handle_live_run(state, request, run)
        return self._handle_ended_run(state, request, run)

    def _is_to_be_repeated(self, state: State, run: Run) -> bool:
        """Whether another run is started, because the role of this one could not be assumed yet when it ended."""
        since_end = self._now - int(run.data.get("Completed") or self._now)
        return self._service.could_not_assume_role(run) and self._age(state) - since_end < SETTLING_SECONDS

    def _handle_read_error(self, state: State, request: Request[P], error: Exception) -> State:
        left = self._seconds_left(state, request)
        if delay_before_retry(error, age=self._age(state), left=left) is not None:
            return retry_in(state, "poll", self._until_next_poll(state, request))
        missing = self._missing_run(state, request)
        reason = f"cannot read the state of {self._service.describe(missing)}: {error}"
        return stop_then(fail(state, reason), "answer")

    def _handle_missing_run(self, state: State, request: Request[P]) -> State:
        if self._now - int(state["started"] if "started" in state else state["arrived"]) < CONSISTENCY_SECONDS:
            return retry_in(state, "poll", 5)  # reads are eventually consistent
        run = self._missing_run(state, request)
        reason = f"{self._service.describe(run)} no longer exists" + self._service.hint(run, request)
        return self._fail_or_continue(state, request, run, reason)

    @staticmethod
    def _missing_run(state: State, request: Request[P]) -> Run:
        return Run(state["run"], "", is_live=True, token=request.token, job=request.properties.job_name)

    def _handle_live_run(self, state: State, request: Request[P], run: Run) -> State:
        if self._seconds_left(state, request) > 0:
            return retry_in(state, "poll", self._until_next_poll(state, request))
        stops = request.properties.stop
        reason = (
            f"{self._service.describe(run)} did not end within {request.properties.wait_seconds} seconds"
            f" ({run.state})"
            + (f" and was {self._service.stopped}" if stops else " and is still running, as stop_on_delete is False")
            + f"; increase wait_timeout, or set wait=False and {self._service.fix_for_long_runs}"
            + self._service.hint(run, request)
        )
        if not stops:
            return self._fail_or_continue(state, request, run, reason)
        stopping = replace(run, state=self._service.stopping)
        return stop_then(self._fail_or_continue(state, request, stopping, reason), "answer")

    def _handle_ended_run(self, state: State, request: Request[P], run: Run) -> State:
        if successor := self._service.find_successor(run):
            state = {**state, "run": successor.id, "started": self._now, "ended": None}
            return retry_in(state, "poll", poll_interval(0))
        if self._service.may_have_successor(run, request):
            ended = state.get("ended") or self._now
            if self._now - ended < RETRY_SECONDS:
                return retry_in({**state, "ended": ended}, "poll", 10)
        if self._is_to_be_repeated(state, run):
            known = [*state.get("unassumed", ()), run.id]
            return retry_in({**state, "unassumed": known, "ended": None}, "begin", 10)
        reason = self._service.failure_reason(run, request, left=self._seconds_left(state, request))
        return self._fail_or_continue(state, request, run, reason)

    def _fail_or_continue(self, state: State, request: Request[P], run: Run, reason: str) -> State:
        """Return the state for the response after a failed run: FAILED, or SUCCESS if on_failure is "continue"."""
        if request.properties.on_failure == "fail":
            return fail(state, reason, data=self._service.attributes(run))
        return succeed(state, reason=reason, data=self._service.attributes(run, reason=reason))

    def _until_next_poll(self, state: State, request: Request[P]) -> int:
        return min(poll_interval(self._age(state)), self._seconds_left(state, request))

    def _seconds_left(self, state: State, request: Request[P]) -> int:
        """Return how many seconds are left to wait for the run."""
        return wait_deadline(state, request) - self._now

    # stop

    def stop(self, state: State) -> State:
        """Stop the unwanted runs, and wait until they have ended or the deadline has passed."""
        state = with_error_as_outcome(state)
        then = {**state, "next": state["then"], "seconds": 0, "stop_until": None}
        try:
            request = self._service.read_request(state["event"])
        except MalformedRequest:
            return _without_lists(then)
        until = state.get("stop_until") or stop_deadline(state, request, then=then["next"], now=self._now)
        again = {**state, "stop_until": until}
        try:
            in_progress = self._stop_unwanted(state, request, then["next"])
        except ListUnfinished:
            return self._continue_list(again, "stop")
        except (*SERVICE_ERRORS, NotStopped) as error:
            return self._handle_stop_error(again, then, error)
        if in_progress and self._now < until:
            return retry_in(_without_lists(again), "stop", 5)
        return self._after_stop(_without_lists(then), in_progress=in_progress)

    def _stop_unwanted(self, state: State, request: Request[P], then: str) -> bool:
        """Stop the runs that must have ended before a step; return whether any is in progress."""
        unwanted = self._runs_to_stop(state, request, self._all_runs(state, request), then=then)
        self._service.stop(unwanted)
        return bool(unwanted)

    def _all_runs(self, state: State, request: Request[P]) -> list[Run]:
        """Return the resource's runs, with the request's run even if it is not listed yet."""
        runs = self._service.list_runs(request)
        run_id = state.get("run")
        if not run_id or any(run.id == run_id for run in runs):
            return runs
        return [self._service.get(request, run_id) or self._missing_run(state, request), *runs]

    def _handle_stop_error(self, again: State, then: State, error: Exception) -> State:
        left = answer_deadline(again) - self._now
        if isinstance(error, NotStopped):
            is_repeated = left > 0
        else:
            is_repeated = delay_before_retry(error, age=self._age(again), left=left) is not None
        if is_repeated:
            return retry_in(self._with_lists(again), "stop", 5)
        reason = (
            then.get("outcome", {}).get("reason") or f"a {self._service.what} of this resource could not be stopped"
        )
        return fail(_without_lists(then), f"{reason}; {error}")

    def _after_stop(self, then: State, *, in_progress: bool) -> State:
        if then["next"] != "begin":
            return then
        if in_progress:
            what = self._service.what
            return fail(then, f"an older {what} of this resource did not stop in time, so no new one was started")
        return {**then, "cleared": self._now}

    # lists that take longer than one call

    def _continue_list(self, state: State, step: str) -> State:
        if self._now < answer_deadline(state) - READ_LAG_SECONDS:
            return retry_in(self._with_lists(state), step, 0)
        return fail(_without_lists(state), f"the {self._service.what}s of this resource could not be listed in time")

    def _with_lists(self, state: State) -> State:
        return {**_without_lists(state), "lists": self._service.unfinished_lists}


def _without_lists(state: State) -> State:
    return {name: value for name, value in state.items() if name != "lists"}


def _run_of_request(state: State, request: Request[Any], runs: list[Run]) -> Run | None:
    """Return the newest run that a request started: its run, or the last attempt if the service retried it."""
    discarded = state.get("unassumed", ())
    return next((run for run in runs if run.was_started_by(request.token.request) and run.id not in discarded), None)
