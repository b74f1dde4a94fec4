"""The history of a schedule, as the promises need it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .world import BEGINNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .resources import Request
    from .runs import Run
    from .world import World

_RECOVERY = 60
_DISTURBING = ("outage", "iam_lag", "role_delay", "refusal", "empty_parameter", "busy")
_RESET = "Custom::GlueBookmarkReset"
_RESERVED_SECONDS = 300
"""The part of the ServiceTimeout that is not for waiting, for a resource without WaitSeconds."""


class History:
    """The requests and the runs of a schedule.

    Attributes:
        requests: The requests for runs.
        resets: The requests to reset a bookmark.
        begun: The runs that each request started, without Glue's retries.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.requests = [request for request in world.stack.requests if request.type != _RESET]
        self.resets = [request for request in world.stack.requests if request.type == _RESET]
        self.runs = world.glue.runs
        self.begun: dict[Request, list[Run]] = {request: [] for request in world.stack.requests}
        for run in self.runs:
            if run.cause is not None and run.root is run:
                self.begun[run.cause].append(run)

    def last_attempt(self, request: Request) -> Run | None:
        """Return the last attempt of the run that a request started."""
        roots = self.begun[request]
        if not roots:
            return None
        run = roots[-1]
        while run.follower:
            run = run.follower
        return run

    def is_calm(self, request: Request) -> bool:
        """Whether no fault, error or user action happened during a request."""
        settings = self.world.settings
        if any(settings[name] for name in _DISTURBING):
            return False
        end = request.answered or request.deadline
        return not any(request.sent <= when <= end for when in self._disturbances())

    def in_outage(self, since: float, until: float) -> bool:
        """Whether a service had an outage in a period, or shortly before it."""
        outage = self.world.settings["outage"]
        if not outage:
            return False
        begin = BEGINNING + outage[0]
        return bool(begin <= until and since <= begin + outage[1] + _RECOVERY)

    def was_dropped(self, request: Request) -> bool:
        """Whether the event of a request was not processed, so that the request can only fail."""
        return request in self.world.lambdas.dropped

    def was_rollback_dropped(self, request: Request) -> bool:
        """Whether the event of an earlier rollback of the resource was not processed.

        CloudFormation then keeps the properties of the update, and deletes the policy that they need.
        """
        of_resource = (each for each in self.world.stack.requests if resource_of(each) == resource_of(request))
        return any(each.rollback and each.number < request.number and self.was_dropped(each) for each in of_resource)

    def was_lost(self, request: Request) -> bool:
        """Whether the event of a request was lost, and the destination for lost events could not answer it in time.

        Either it did not get the event, or two more faults or an outage delayed its response: Lambda waits for one
        minute after the first attempt, and for two minutes after the second.
        """
        if request in self.world.lambdas.lost:
            return True
        faults = (f for when, f in self.world.happened if request.sent < when < request.deadline)
        delays = sum(fault.at in ("worker", "answer") for fault in faults)
        return self.was_dropped(request) and (delays > 1 or self.in_outage(request.sent, request.deadline))

    def _disturbances(self) -> Iterator[float]:
        yield from (when for when, _fault in self.world.happened)
        yield from (run.stopped_at for run in self.runs if run.stopped_at and run.stopped_by is None)
        yield from (error.when for error in self.world.errors)
        yield from (run.job.deleted_at for run in self.runs if run.job.deleted_by_user)


def resource_of(request: Request) -> tuple[str, str]:
    """Return the stack and the logical id of a request's resource."""
    return request.event["StackId"], request.event["LogicalResourceId"]


def is_set(request: Request, name: str) -> bool:
    """Return a boolean property of a request."""
    return str(request.properties.get(name, "true")) == "true"


def work_in(properties: dict[str, Any]) -> str:
    """Return the properties that define the work."""
    names = ("Run", "ResetBookmark", "Job", "Reset", "Trigger")
    return json.dumps([properties.get(name) for name in names], sort_keys=True)


def job_name(properties: dict[str, Any]) -> str:
    """Return the name of the job in properties."""
    for name in ("Run", "Reset"):
        if name in properties:
            return str(properties[name]["JobName"])
    return str(properties.get("Job", {}).get("Name"))


def jobs_of(request: Request) -> set[str]:
    """Return the names of the jobs of a request, before and after an update."""
    known = (request.properties, request.event.get("OldResourceProperties"))
    return {job_name(properties) for properties in known if properties}


def budget_end(request: Request) -> float:
    """Return the earliest time at which a run can exceed its wait; the handlers count in integer seconds."""
    properties = request.properties
    wait = properties.get("WaitSeconds") or int(properties.get("ServiceTimeout", 3600)) - _RESERVED_SECONDS
    return request.sent + float(wait) - 1


def requires_run(request: Request) -> bool:
    """Whether a request requires a run, or a reset."""
    if request.kind == "Create":
        return True
    if request.kind == "Delete" or request.rollback or request.properties["RunOn"] == "CREATE":
        return False
    if request.properties["RunOn"] == "DEPLOY":
        return True
    return work_in(request.properties) != work_in(request.event["OldResourceProperties"])
