"""Defects that are planted into the handlers and the state machine, to prove that the simulator detects them.

Each mutation names the promise that it breaks, and changes the handlers' modules or the state machine's definition.
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
    """A planted defect.

    Attributes:
        breaks: The promise that it breaks.
        changed: The replacements: (module or class, name) -> a function that returns the new value for the old one.
        machine: Changes the state machine's definition.
        shown_by: The known schedule that detects it. Default: none, drawn schedules do.
        of: The provider.
    """

    breaks: str
    changed: dict[tuple[Any, str], Callable[[Any], Any]]
    machine: Callable[[dict[str, Any]], None] = lambda _definition: None
    shown_by: str | None = None
    of: type[ours.Ours] = ours.Ours

    @contextmanager
    def planted(self) -> Iterator[Provider]:
        """Return the provider with the defect, which is removed at the end."""
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


def _replace_with(new: Any) -> Callable[[Any], Any]:
    """Return a function that returns the new value for any old one."""
    return lambda _old: new


def _start_without_token(old: property) -> property:
    def start(request: Request) -> dict[str, Any]:
        parameters = old.fget(request)  # type: ignore[misc]
        return {**parameters, "Arguments": {k: v for k, v in parameters["Arguments"].items() if k != token.ARGUMENT}}

    return property(start)


def _drop_physical_id(old: Callable[..., bytes]) -> Callable[..., bytes]:
    def body(event: dict[str, Any], *, status: str, **more: Any) -> bytes:
        content = old(event, status=status, **more)
        return content.replace(b"PhysicalResourceId", b"PhysicalId") if status == "FAILED" else content

    return body


def _runs_of_the_job(old: Callable[..., Any]) -> Callable[..., Any]:
    del old
    return lambda glue, job_name, _resource: list(runs.recent_runs(glue, job_name))


def _answer_too_early(old: Callable[..., Any]) -> Callable[..., Any]:
    def retry_or_fail(given: dict[str, Any], error: Exception, **more: Any) -> dict[str, Any]:
        after: dict[str, Any] = old(given, error, **more)
        if after["next"] == "begin":
            answer.send(given["event"], answer.body(given["event"], status="FAILED", reason=str(error)))
        return after

    return retry_or_fail


def _unlimited_seconds_left(old: Callable[..., int]) -> Callable[..., int]:
    del old
    return lambda _self, _state, _request: 10_000


def _ignore_superseded(old: Callable[..., Any]) -> Callable[..., Any]:
    return lambda self, given: old(self, {**given, "superseded": False})


def _recent_runs_that_raise(old: Callable[..., Any]) -> Callable[..., Any]:
    del old

    def recent(glue: Any, job_name: str) -> Iterator[dict[str, Any]]:
        for page in glue.get_paginator("get_job_runs").paginate(JobName=job_name, PaginationConfig={}):
            yield from page["JobRuns"]

    return recent


def _physical_id_from_request(old: Callable[..., str]) -> Callable[..., str]:
    del old
    return lambda event: str(event["RequestId"])


def _unique_execution_names(old: Callable[..., str]) -> Callable[..., str]:
    names: list[int] = []

    def execution_name(event: dict[str, Any]) -> str:
        names.append(1)
        return f"{old(event)}-{len(names)}"

    return execution_name


def _raise_client_errors(old: Callable[..., Any]) -> Callable[..., Any]:
    def _handle_read_error(self: Any, given: dict[str, Any], request: Request, error: Exception) -> Any:
        if isinstance(error, ClientError):
            raise error
        return old(self, given, request, error)

    return _handle_read_error


def _count_from_arrival(old: Callable[..., Any]) -> Callable[..., Any]:
    def _handle_missing(self: Any, given: dict[str, Any], request: Request) -> Any:
        return old(self, {**given, "started": given["arrived"]}, request)

    return _handle_missing


def _remove_retry_and_catch(definition: dict[str, Any]) -> None:
    for step in definition["States"].values():
        step.pop("Retry", None)
        step.pop("Catch", None)


def _retry_too_early(definition: dict[str, Any]) -> None:
    definition["States"]["Begin"]["Retry"][0]["IntervalSeconds"] = 1


def _answer_without_stop(old: Callable[..., Any]) -> Callable[..., Any]:
    def _handle_live_run(self: Any, given: dict[str, Any], request: Request, run: dict[str, Any]) -> Any:
        after = old(self, given, request, run)
        return {**after, "next": "answer"} if after["next"] == "stop" else after

    return _handle_live_run


def _stop_nothing_on_delete(old: Callable[..., Any]) -> Callable[..., Any]:
    def runs_to_stop(given: dict[str, Any], request: Request, ours: list[Any], **more: Any) -> list[Any]:
        return [] if request.kind == "Delete" else old(given, request, ours, **more)

    return runs_to_stop


def _hide_rollbacks(old: Callable[..., Stack]) -> Callable[..., Stack]:
    def _describe_stack(self: Any, given: dict[str, Any]) -> Stack:
        described = old(self, given)
        return Stack() if described.is_rolling_back else described

    return _describe_stack


def _forget_cleared(old: Callable[..., Any]) -> Callable[..., Any]:
    def stop(self: Any, given: dict[str, Any]) -> dict[str, Any]:
        return {**old(self, given), "cleared": 0}

    return stop


def _start_with_new_token(old: property) -> property:
    tokens: list[int] = []

    def start(request: location_request.Request) -> dict[str, Any]:
        tokens.append(1)
        return {**old.fget(request), "ClientToken": str(len(tokens)), "Tags": {}}  # type: ignore[misc]

    return property(start)


def _cancel_nothing_on_delete(old: Callable[..., Any]) -> Callable[..., Any]:
    def _jobs_to_cancel(given: dict[str, Any], request: location_request.Request, live: list[Any], *, then: str) -> Any:
        return [] if request.kind == "Delete" else old(given, request, live, then=then)

    return _jobs_to_cancel


def _wait_deadline_of_update(old: Callable[..., int]) -> Callable[..., int]:
    return lambda given, request: old(given, replace(request, kind="Update"))


MUTATIONS: dict[str, Mutation] = {
    "the token is dropped": Mutation("P1", {(Request, "start"): _start_without_token}),
    "a run is started although the request has one": Mutation(
        "P1", {(runs, "latest_attempt"): _replace_with(lambda *_: None)}
    ),
    "executions are not named after their event": Mutation("P1", {(entry, "execution_name"): _unique_execution_names}),
    "a step is repeated before Glue shows what it started": Mutation("P1", {}, machine=_retry_too_early),
    "a failure is answered without the physical id": Mutation("P2", {(answer, "body"): _drop_physical_id}),
    "the error of the last attempt is not caught": Mutation("P2", {}, machine=_remove_retry_and_catch),
    "all runs of the job are stopped": Mutation("P3", {(runs, "runs_of_resource"): _runs_of_the_job}),
    "a Delete stops nothing": Mutation("P3", {(worker, "runs_to_stop"): _stop_nothing_on_delete}),
    "a run that exceeds its wait is not stopped": Mutation(
        "P3", {(worker.JobRunSteps, "_handle_live_run"): _answer_without_stop}
    ),
    "the last call of a superseded execution is not waited for": Mutation(
        "P3", {(worker.JobRunSteps, "begin"): _ignore_superseded}
    ),
    "executions that are not listed yet are not waited for": Mutation(
        "P3", {(entry, "LIST_EXECUTIONS_LAG_SECONDS"): _replace_with(0)}
    ),
    "the stack's status is not checked": Mutation(
        "P3", {(steps.Steps, "_describe_stack"): _replace_with(lambda *_: Stack())}
    ),
    "the age of a late event is not compared with LastUpdatedTime": Mutation(
        "P3",
        {(stack, "_LATE_SECONDS"): _replace_with(10_000)},
        shown_by="an event is delivered again during the next update",
    ),
    "runs are identified by their work only": Mutation(
        "P3",
        {(entry, "request_key_of"): _replace_with(lambda _name: "")},
        shown_by="an update that is rolled back did the same work as the previous one",
    ),
    "a rollback that is not recognized at first is never recognized": Mutation(
        "P3",
        {(steps.Steps, "_describe_stack"): _hide_rollbacks},
        shown_by="a rollback is not recognized at first",
    ),
    "the time spent on older runs counts": Mutation(
        "P6",
        {(worker.JobRunSteps, "stop"): _forget_cleared},
        shown_by="stopping an older run takes longer than the wait",
    ),
    "a response is sent before the outcome is known": Mutation("P3", {(worker, "retry_or_fail"): _answer_too_early}),
    "a rollback runs the job again": Mutation("P4", {(Stack, "is_rolling_back"): _replace_with(new=False)}),
    "a Delete fails if the job does not exist": Mutation("P5", {(runs, "recent_runs"): _recent_runs_that_raise}),
    "a Delete is retried only until wait_timeout": Mutation(
        "P5",
        {(worker, "wait_deadline"): _wait_deadline_of_update},
        shown_by="a late Delete gets no immediate response from Glue",
    ),
    "a lost response is detected too late": Mutation(
        "P7", {(budget, "ANSWER_SECONDS"): _replace_with(45)}, shown_by="the only response in time is lost"
    ),
    "the deadline is ignored": Mutation("P7", {(worker.JobRunSteps, "_seconds_left"): _unlimited_seconds_left}),
    "the physical id depends on the request": Mutation("P8", {(answer, "physical_id"): _physical_id_from_request}),
    "EXPIRED is a failure without a restart": Mutation(
        "P9", {(runs, "FOLLOWED_STATES"): _replace_with(("FAILED", "ERROR"))}
    ),
    "Glue's retries are not followed": Mutation(
        "P9",
        {
            (runs, "find_successor"): _replace_with(lambda *_: None),
            (worker, "may_have_successor"): _replace_with(lambda *_: False),
        },
    ),
    "a run that is not readable immediately counts as deleted": Mutation(
        "P9", {(worker.JobRunSteps, "_handle_missing_run"): _count_from_arrival}
    ),
    "the reason has neither log group nor console link": Mutation(
        "P10", {(attributes, "log_and_console_hint"): _replace_with(lambda *_: "")}
    ),
    "throttling fails the request": Mutation("P11", {(refusals, "_CAPACITY_ERRORS"): _replace_with(())}),
    "a throttled read fails the request": Mutation(
        "P11", {(worker.JobRunSteps, "_handle_read_error"): _raise_client_errors}
    ),
    "an address validation job has no token": Mutation(
        "P1", {(location_request.Request, "start"): _start_with_new_token}, of=ours.Location
    ),
    "a Delete cancels no address validation job": Mutation(
        "P3", {(location_steps, "_jobs_to_cancel"): _cancel_nothing_on_delete}, of=ours.Location
    ),
    "a rollback starts an address validation job again": Mutation(
        "P4", {(Stack, "is_rolling_back"): _replace_with(new=False)}, of=ours.Location
    ),
    "an address validation job that is not readable immediately counts as deleted": Mutation(
        "P9", {(location_steps.LocationJobSteps, "_handle_missing_job"): _count_from_arrival}, of=ours.Location
    ),
    "a throttled read of an address validation job fails the request": Mutation(
        "P11", {(location_steps.LocationJobSteps, "_handle_read_error"): _raise_client_errors}, of=ours.Location
    ),
}
