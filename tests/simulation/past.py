"""What happened in a schedule, as the promises ask for it."""

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


class Past:
    """What happened, as the predicates ask for it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.requests = world.stack.requests
        self.runs = world.glue.runs
        self.begun = {
            request: [r for r in self.runs if r.cause is request and r.root is r] for request in self.requests
        }

    def last_attempt(self, request: Request) -> Run | None:
        """The last of the runs that Glue made of the request's run."""
        roots = self.begun[request]
        if not roots:
            return None
        run = roots[-1]
        while run.follower:
            run = run.follower
        return run

    def is_calm(self, request: Request) -> bool:
        """Whether nothing of the world's making went wrong while a request was worked on."""
        settings = self.world.settings
        if settings["storm"] or settings["iam_seconds"] or settings["refusal"]:
            return False
        end = request.answered or request.deadline
        return not any(request.sent <= when <= end for when in self._disturbances())

    def in_storm(self, since: float, until: float) -> bool:
        """Whether Glue could not be asked at a time, or shortly before it."""
        storm = self.world.settings["storm"]
        return bool(storm) and BEGINNING + storm[0] <= until and since <= BEGINNING + storm[0] + storm[1] + _RECOVERY

    def _disturbances(self) -> Iterator[float]:
        yield from (when for when, _fault in self.world.happened)
        yield from (run.stopped_at for run in self.runs if run.stopped_at and run.stopped_by is None)
        yield from (when for when, _code, _cause in self.world.glue.refused)
        yield from (run.job.deleted_at for run in self.runs if run.job.deleted_by_user)


def resource_of(request: Request) -> tuple[str, str]:
    """Which resource a request is about: one in its stack."""
    return request.event["StackId"], request.event["LogicalResourceId"]


def is_set(request: Request, name: str) -> bool:
    """A boolean property."""
    return str(request.properties.get(name, "true")) == "true"


def work_of(properties: dict[str, Any]) -> str:
    """What properties ask to be done."""
    return json.dumps([properties.get(name) for name in ("Run", "ResetBookmark", "Job", "Trigger")], sort_keys=True)


def budget_end(request: Request) -> float:
    """The earliest time at which a run may be called too long; the handlers count in whole seconds."""
    return request.sent + float(request.properties.get("WaitSeconds", 3600)) - 1


def asks_for_a_run(request: Request) -> bool:
    """Whether a request is to run the job."""
    if request.kind == "Create":
        return True
    if request.kind == "Delete" or request.rollback or request.properties["RunOn"] == "CREATE":
        return False
    if request.properties["RunOn"] == "DEPLOY":
        return True
    return work_of(request.properties) != work_of(request.event["OldResourceProperties"])
