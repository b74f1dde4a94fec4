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


class History:
    """The requests and the runs of a schedule."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.requests = world.stack.requests
        self.runs = world.glue.runs
        self.begun = {
            request: [r for r in self.runs if r.cause is request and r.root is r] for request in self.requests
        }

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
        if settings["outage"] or settings["iam_seconds"] or settings["refusal"]:
            return False
        end = request.answered or request.deadline
        return not any(request.sent <= when <= end for when in self._disturbances())

    def in_outage(self, since: float, until: float) -> bool:
        """Whether Glue had an outage in a period, or shortly before it."""
        outage = self.world.settings["outage"]
        if not outage:
            return False
        begin = BEGINNING + outage[0]
        return bool(begin <= until and since <= begin + outage[1] + _RECOVERY)

    def _disturbances(self) -> Iterator[float]:
        yield from (when for when, _fault in self.world.happened)
        yield from (run.stopped_at for run in self.runs if run.stopped_at and run.stopped_by is None)
        yield from (when for when, _code, _cause in self.world.glue.refused)
        yield from (run.job.deleted_at for run in self.runs if run.job.deleted_by_user)


def resource_of(request: Request) -> tuple[str, str]:
    """Return the stack and the logical id of a request's resource."""
    return request.event["StackId"], request.event["LogicalResourceId"]


def is_set(request: Request, name: str) -> bool:
    """Return a boolean property of a request."""
    return str(request.properties.get(name, "true")) == "true"


def work_in(properties: dict[str, Any]) -> str:
    """Return the properties that define the work."""
    return json.dumps([properties.get(name) for name in ("Run", "ResetBookmark", "Job", "Trigger")], sort_keys=True)


def budget_end(request: Request) -> float:
    """Return the earliest time at which a run can exceed its wait; the handlers count in integer seconds."""
    return request.sent + float(request.properties.get("WaitSeconds", 3600)) - 1


def requires_run(request: Request) -> bool:
    """Whether a request requires a run."""
    if request.kind == "Create":
        return True
    if request.kind == "Delete" or request.rollback or request.properties["RunOn"] == "CREATE":
        return False
    if request.properties["RunOn"] == "DEPLOY":
        return True
    return work_in(request.properties) != work_in(request.event["OldResourceProperties"])
