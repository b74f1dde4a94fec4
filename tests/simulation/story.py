"""The acts of the user, and the templates that the user deploys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.handlers.job_run.properties import VERSION

from .location import ROLE
from .runs import Plan

if TYPE_CHECKING:
    from .schedule import Act
    from .world import World

RESERVED_FOR_STOP_SECONDS = 300
"""Seconds between the end of the wait and CloudFormation's deadline, as in the construct."""


class Story:
    """Performs a schedule's acts: each after the operation of the previous one, or during it."""

    def __init__(self, world: World, acts: tuple[Act, ...]) -> None:
        self._world = world
        self._acts = acts
        self._next = 0
        self._scheduled = False
        self._deployments = 0

    def proceed(self) -> None:
        """Schedule the next act if it can be performed."""
        if self._scheduled or self._next >= len(self._acts):
            return
        act = self._acts[self._next]
        if act.while_busy or self._world.stack.is_idle:
            self._scheduled = True
            self._world.clock.after(act.after, self._perform, act)

    def _perform(self, act: Act) -> None:
        self._scheduled = False
        self._next += 1
        self._world.note("the user: %s", act)
        getattr(self, f"_{act.kind}")(**act.details)
        self.proceed()

    def _deploy(self, *, work: int = 0, without: tuple[str, ...] = (), changes: Any = None, **how: Any) -> None:
        self._deployments += 1
        template = {
            name: self._properties(name, work, dict(changes or {})) for name in self._names() if name not in without
        }
        self._world.stack.deploy(template, **how)

    def _names(self) -> tuple[str, ...]:
        return ("OrdersNow", "RefundsNow") if self._world.settings["twin"] else ("OrdersNow",)

    def _properties(self, name: str, work: int, changes: dict[str, Any]) -> dict[str, Any]:
        """Return the properties that the construct writes, as CloudFormation sends them."""
        settings = {**self._world.settings, **changes, **self._world.fixed}
        properties: dict[str, Any] = {
            "ServiceToken": "arn:aws:lambda:eu-west-1:123456789012:function:Entry",
            "ServiceTimeout": str(settings["wait_seconds"] + RESERVED_FOR_STOP_SECONDS),
            "Version": VERSION,
            "Run": {"JobName": settings["job"], "Arguments": {"--what": name, "--work": str(work)}},
            "ResetBookmark": str(settings["reset_bookmark"]).lower(),
            "Wait": str(settings["wait"]).lower(),
            "WaitSeconds": str(settings["wait_seconds"]),
            "RunOn": settings["run_on"],
            "StopOnDelete": str(settings["stop"]).lower(),
        }
        if settings["known_retries"]:
            properties["Job"] = {"Fingerprint": "aaaa", "MaxRetries": str(settings["max_retries"])}
        if self._world.provider.resource_type == "Custom::LocationJob":
            properties["Job"] = {"Name": settings["job"], "ExecutionRoleArn": ROLE, "Work": str(work), "What": name}
        if settings["on_failure"] != "fail":
            properties["OnFailure"] = settings["on_failure"]
        if settings["run_on"] == "DEPLOY":
            properties["Deployment"] = str(self._deployments)
        return properties

    def _delete(self) -> None:
        self._world.stack.delete()

    def _continue_rollback(self) -> None:
        self._world.stack.continue_rollback()

    def _stop_run(self) -> None:
        """Stop the newest live run."""
        glue, now = self._world.glue, self._world.clock.now
        glue.advance()
        for run in reversed(glue.runs):
            if run.is_live(now):
                self._world.note("a user stops %s", run.id)
                run.stop(now, None)
                return

    def _delete_job(self) -> None:
        for name in self._world.glue.jobs:
            self._world.glue.delete_job(name, by_user=True)

    def _start_run(self, *, running: float = 100) -> None:
        """Start a run of the job manually, without a token."""
        glue = self._world.glue
        for job in glue.jobs.values():
            if job.exists:
                glue.add_by_hand(job, Plan(starting=2, running=running))
                return
