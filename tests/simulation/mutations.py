"""Faults planted into the handlers and the state machine, to show that the simulator finds such things.

Each mutation says which promise it breaks, and changes one thing in the handlers' modules, or in the definition.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from glue_constructs.handlers.job_run import (
    answer,
    attributes,
    budget,
    entry,
    location_request,
    location_steps,
    refusals,
    runs,
    stack,
    steps,
    token,
    worker,
)
from glue_constructs.handlers.job_run.request import Request
from glue_constructs.handlers.job_run.stack import Stack

from . import ours
from .states import Machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .world import Provider


@dataclass(frozen=True)
class Mutation:
    """A planted fault.

    Attributes:
        breaks: The promise that it breaks.
        changed: What stands in for what: (where, name) -> the new thing, made from the old one.
        machine: What is done to the state machine's definition.
        shown_by: The known schedule that shows it, where no drawn one does so soon.
        of: The provider.
    """

    breaks: str
    changed: dict[tuple[Any, str], Callable[[Any], Any]]
    machine: Callable[[dict[str, Any]], None] = lambda _definition: None
    shown_by: str | None = None
    of: type[ours.Ours] = ours.Ours

    @contextmanager
    def planted(self) -> Iterator[Provider]:
        """The provider with the fault in it."""
        kept = {(where, name): vars(where)[name] for where, name in self.changed}
        for (where, name), change in self.changed.items():
            old = kept[where, name]
            setattr(where, name, change(old))
        try:
            yield self._provider()
        finally:
            for (where, name), old in kept.items():
                setattr(where, name, old)

    def _provider(self) -> Provider:
        provider = self.of()
        definition = ours.state_machine.definition("worker", worker_seconds=ours.WORKER_SECONDS)
        self.machine(definition)
        provider.machine = Machine("Runs", definition)
        return provider


def _instead(new: Any) -> Callable[[Any], Any]:
    """The new thing, whatever the old one was."""
    return lambda _old: new


def _starting_without_a_token(old: property) -> property:
    def start(request: Request) -> dict[str, Any]:
        parameters = old.fget(request)  # type: ignore[misc]
        return {**parameters, "Arguments": {k: v for k, v in parameters["Arguments"].items() if k != token.ARGUMENT}}

    return property(start)


def _without_physical_id(old: Callable[..., bytes]) -> Callable[..., bytes]:
    def body(event: dict[str, Any], *, status: str, **more: Any) -> bytes:
        content = old(event, status=status, **more)
        return content.replace(b"PhysicalResourceId", b"PhysicalId") if status == "FAILED" else content

    return body


def _of_the_whole_job(old: Callable[..., Any]) -> Callable[..., Any]:
    del old
    return lambda glue, job_name, _resource: list(runs.recent_runs(glue, job_name))


def _answering_before_it_is_clear(old: Callable[..., Any]) -> Callable[..., Any]:
    def after_refusal(given: dict[str, Any], error: Exception, **more: Any) -> dict[str, Any]:
        after: dict[str, Any] = old(given, error, **more)
        if after["next"] == "begin":
            answer.send(given["event"], answer.body(given["event"], status="FAILED", reason=str(error)))
        return after

    return after_refusal


def _no_left(old: Callable[..., int]) -> Callable[..., int]:
    del old
    return lambda _self, _state, _request: 10_000


def _overtaking_nobody(old: Callable[..., Any]) -> Callable[..., Any]:
    return lambda self, given: old(self, {**given, "superseded": False})


def _recent_that_raises(old: Callable[..., Any]) -> Callable[..., Any]:
    del old

    def recent(glue: Any, job_name: str) -> Iterator[dict[str, Any]]:
        for page in glue.get_paginator("get_job_runs").paginate(JobName=job_name, PaginationConfig={}):
            yield from page["JobRuns"]

    return recent


def _physical_id_of_the_request(old: Callable[..., str]) -> Callable[..., str]:
    del old
    return lambda event: str(event["RequestId"])


def _unnamed(old: Callable[..., str]) -> Callable[..., str]:
    names: list[int] = []

    def execution_name(event: dict[str, Any]) -> str:
        names.append(1)
        return f"{old(event)}-{len(names)}"

    return execution_name


def _raising(old: Callable[..., Any]) -> Callable[..., Any]:
    def _unseen(self: Any, given: dict[str, Any], request: Request, error: Exception) -> Any:
        if isinstance(error, ClientError):
            raise error
        return old(self, given, request, error)

    return _unseen


def _counting_from_arrival(old: Callable[..., Any]) -> Callable[..., Any]:
    def _missing(self: Any, given: dict[str, Any], request: Request) -> Any:
        return old(self, {**given, "started": given["arrived"]}, request)

    return _missing


def _neither_repeated_nor_caught(definition: dict[str, Any]) -> None:
    for step in definition["States"].values():
        step.pop("Retry", None)
        step.pop("Catch", None)


def _hasty_retry(definition: dict[str, Any]) -> None:
    definition["States"]["Begin"]["Retry"][0]["IntervalSeconds"] = 1


def _no_stop_before_answer(old: Callable[..., Any]) -> Callable[..., Any]:
    def _going(self: Any, given: dict[str, Any], request: Request, run: dict[str, Any]) -> Any:
        after = old(self, given, request, run)
        return {**after, "next": "answer"} if after["next"] == "stop" else after

    return _going


def _nothing_to_stop(old: Callable[..., Any]) -> Callable[..., Any]:
    def to_stop(given: dict[str, Any], request: Request, ours: list[Any], **more: Any) -> list[Any]:
        return [] if request.kind == "Delete" else old(given, request, ours, **more)

    return to_stop


def _not_telling_of_rollbacks(old: Callable[..., Stack]) -> Callable[..., Stack]:
    def _describe_stack(self: Any, given: dict[str, Any]) -> Stack:
        described = old(self, given)
        return Stack() if described.is_rolling_back else described

    return _describe_stack


def _without_cleared(old: Callable[..., Any]) -> Callable[..., Any]:
    def stop(self: Any, given: dict[str, Any]) -> dict[str, Any]:
        return {**old(self, given), "cleared": 0}

    return stop


def _starting_without_client_token(old: property) -> property:
    tokens: list[int] = []

    def start(request: location_request.Request) -> dict[str, Any]:
        tokens.append(1)
        return {**old.fget(request), "ClientToken": str(len(tokens)), "Tags": {}}  # type: ignore[misc]

    return property(start)


def _nothing_to_cancel(old: Callable[..., Any]) -> Callable[..., Any]:
    def _to_cancel(given: dict[str, Any], request: location_request.Request, live: list[Any], *, then: str) -> Any:
        return [] if request.kind == "Delete" else old(given, request, live, then=then)

    return _to_cancel


def _as_for_a_run(old: Callable[..., int]) -> Callable[..., int]:
    return lambda given, request: old(given, replace(request, kind="Update"))


MUTATIONS: dict[str, Mutation] = {
    "the token is dropped": Mutation("P1", {(Request, "start"): _starting_without_a_token}),
    "a run is started without looking": Mutation("P1", {(runs, "latest_attempt"): _instead(lambda *_: None)}),
    "executions are not named after their event": Mutation("P1", {(entry, "execution_name"): _unnamed}),
    "a step is repeated before Glue shows what it started": Mutation("P1", {}, machine=_hasty_retry),
    "a failure is answered without the physical id": Mutation("P2", {(answer, "body"): _without_physical_id}),
    "a step that fails to the end is not caught": Mutation("P2", {}, machine=_neither_repeated_nor_caught),
    "the runs of the whole job are stopped": Mutation("P3", {(runs, "runs_of_resource"): _of_the_whole_job}),
    "a delete stops nothing": Mutation("P3", {(worker, "runs_to_stop"): _nothing_to_stop}),
    "a run whose time is up is not stopped": Mutation(
        "P3", {(worker.JobRunSteps, "_handle_live_run"): _no_stop_before_answer}
    ),
    "what was given up just now is not waited for": Mutation("P3", {(worker.JobRunSteps, "begin"): _overtaking_nobody}),
    "executions that may be hidden are not waited for": Mutation(
        "P3", {(entry, "LIST_EXECUTIONS_LAG_SECONDS"): _instead(0)}
    ),
    "CloudFormation is not asked whether it still waits": Mutation(
        "P3", {(steps.Steps, "_describe_stack"): _instead(lambda *_: Stack())}
    ),
    "a late event is not held against the stack's next update": Mutation(
        "P3", {(stack, "_LATE_SECONDS"): _instead(10_000)}, shown_by="an event comes again beside the next update"
    ),
    "runs are known by their work alone": Mutation(
        "P3",
        {(entry, "request_key_of"): _instead(lambda _name: "")},
        shown_by="an update that is rolled back did the work of before",
    ),
    "a rollback that was not told at first is never told": Mutation(
        "P3",
        {(steps.Steps, "_describe_stack"): _not_telling_of_rollbacks},
        shown_by="a rollback is not told from an update at first",
    ),
    "the time spent on older runs counts": Mutation(
        "P6",
        {(worker.JobRunSteps, "stop"): _without_cleared},
        shown_by="an older run is in the way for longer than the wait",
    ),
    "an answer goes out before it is clear": Mutation("P3", {(worker, "retry_or_fail"): _answering_before_it_is_clear}),
    "a rollback runs again": Mutation("P4", {(Stack, "is_rolling_back"): _instead(new=False)}),
    "a delete fails on a job that is gone": Mutation("P5", {(runs, "recent_runs"): _recent_that_raises}),
    "a delete has no more time than a run": Mutation(
        "P5",
        {(worker, "wait_deadline"): _as_for_a_run},
        shown_by="a delete that comes late is not answered at once by Glue",
    ),
    "an answer that is lost is missed too late": Mutation(
        "P7", {(budget, "ANSWER_SECONDS"): _instead(45)}, shown_by="the only answer in time is lost"
    ),
    "the deadline is ignored": Mutation("P7", {(worker.JobRunSteps, "_seconds_left"): _no_left}),
    "the physical id is made of the request": Mutation("P8", {(answer, "physical_id"): _physical_id_of_the_request}),
    "EXPIRED is a failure like any other": Mutation("P9", {(runs, "FOLLOWED_STATES"): _instead(("FAILED", "ERROR"))}),
    "Glue's retries are not followed": Mutation(
        "P9",
        {
            (runs, "find_successor"): _instead(lambda *_: None),
            (worker, "may_have_successor"): _instead(lambda *_: False),
        },
    ),
    "a run that is not shown at once is lost": Mutation(
        "P9", {(worker.JobRunSteps, "_handle_missing_run"): _counting_from_arrival}
    ),
    "the reason does not say where to read on": Mutation(
        "P10", {(attributes, "log_and_console_hint"): _instead(lambda *_: "")}
    ),
    "throttling is final": Mutation("P11", {(refusals, "_CAPACITY_ERRORS"): _instead(())}),
    "a throttled look is an error": Mutation("P11", {(worker.JobRunSteps, "_handle_read_error"): _raising}),
    "an address validation job bears no token": Mutation(
        "P1", {(location_request.Request, "start"): _starting_without_client_token}, of=ours.Location
    ),
    "a delete cancels no address validation job": Mutation(
        "P3", {(location_steps, "_jobs_to_cancel"): _nothing_to_cancel}, of=ours.Location
    ),
    "a rollback starts an address validation job again": Mutation(
        "P4", {(Stack, "is_rolling_back"): _instead(new=False)}, of=ours.Location
    ),
    "an address validation job that is not shown at once is lost": Mutation(
        "P9", {(location_steps.LocationJobSteps, "_handle_missing_job"): _counting_from_arrival}, of=ours.Location
    ),
    "a throttled look at an address validation job is an error": Mutation(
        "P11", {(location_steps.LocationJobSteps, "_handle_read_error"): _raising}, of=ours.Location
    ),
}
