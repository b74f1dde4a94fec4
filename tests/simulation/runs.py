"""A run of a job: its planned course, and its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .resources import Request

ENDS = ("SUCCEEDED", "FAILED", "ERROR", "TIMEOUT", "STOPPED", "EXPIRED")


@dataclass(frozen=True)
class Plan:
    """The course of a run if it is not stopped: seconds in each state, and the final state."""

    starting: float = 4
    running: float = 15
    end: str = "SUCCEEDED"
    waiting: float = 0
    follow: float = 8
    stopping: float = 4

    def __str__(self) -> str:
        waiting = f"WAITING {self.waiting:g} s, " if self.waiting else ""
        return (
            f"{waiting}STARTING {self.starting:g} s, RUNNING {self.running:g} s, {self.end},"
            f" followed after {self.follow:g} s, stops within {self.stopping:g} s"
        )


USUAL = Plan()


class Run:
    """A run, with its past states and, unless it is stopped, its future ones.

    Attributes:
        cause: The request that started it; None if a user started it.
        root: The run that StartJobRun started; of a retry, the first attempt.
        stopped_at: When BatchStopJobRun was first called for it.
        error: Why Glue failed it. Default: the error of its script.
    """

    def __init__(self, id: str, job: Job, plan: Plan, now: float, *, of: tuple[dict[str, str], Request | None]) -> None:
        self.id = id
        self.job = job
        self.arguments, self.cause = of
        self.plan = plan
        self.started = now
        self.attempt = 0
        self.previous: str | None = None
        self.root = self
        self.follower: Run | None = None
        self.stopped_at: float | None = None
        self.stopped_by: Request | None = None
        self.states = self._future(now)
        self.error = ""

    def _future(self, now: float) -> list[tuple[float, str]]:
        plan = self.plan
        states = []
        if plan.waiting:
            states.append((now, "WAITING"))
            now += plan.waiting
        states.append((now, "STARTING"))
        now += plan.starting
        states.append((now, "RUNNING"))
        states.append((now + plan.running, plan.end))
        return states

    def state(self, when: float) -> str:
        """Return the state at a time."""
        for since, state in reversed(self.states):
            if since <= when:
                return state
        return self.states[0][1]

    @property
    def end(self) -> tuple[float, str]:
        """When it ends, and in which state."""
        return self.states[-1]

    def is_live(self, when: float) -> bool:
        """Whether it has started and not ended at a time."""
        return self.started <= when < self.states[-1][0]

    def stop(self, when: float, by: Request | None) -> None:
        """Stop it, unless it is being stopped."""
        if self.stopped_at is None:
            self.stopped_at = when
            self.stopped_by = by
            past = [entry for entry in self.states if entry[0] <= when]
            self.states = [*past, (when, "STOPPING"), (when + self.plan.stopping, "STOPPED")]

    def shown(self, when: float, *, waiting_has_start: bool = True) -> dict[str, Any]:
        """Return the JobRun structure at a time; a waiting run may have no StartedOn."""
        state = self.state(when)
        shown: dict[str, Any] = {
            "Id": self.id,
            "JobName": self.job.name,
            "JobRunState": state,
            "Attempt": self.attempt,
            "Arguments": self.arguments,
            "StartedOn": datetime.fromtimestamp(self.started, timezone.utc),
            "LogGroupName": "/aws-glue/jobs",
        }
        if state == "WAITING" and not waiting_has_start:
            del shown["StartedOn"]
        if self.previous:
            shown["PreviousRunId"] = self.previous
        if state in ENDS:
            shown["CompletedOn"] = datetime.fromtimestamp(self.states[-1][0], timezone.utc)
            shown["ExecutionTime"] = int(self.plan.running)
            if state != "SUCCEEDED":
                shown["ErrorMessage"] = self.message
        return shown

    @property
    def message(self) -> str:
        """Glue's error message."""
        if self.error and self.end[1] == "FAILED":
            return self.error
        return f"the message of {self.id} " + self.job.message


class Job:
    """A job and its runs, the newest first.

    Attributes:
        created_at: When CloudFormation created it with its role.
        bookmark: The version of its bookmark, which a run increases; 0 after a reset.
        definition: Its properties in the template; empty if it is imported.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.runs: list[Run] = []
        self.created_at = float("-inf")
        self.bookmark = 0
        self.definition: dict[str, Any] = {}
        self.deleted_at = float("inf")
        self.deleted_by_user = False
        self.max_retries = 0
        self.max_concurrent = 3
        self.message = ""

    @property
    def log_groups(self) -> tuple[str, str]:
        """The log groups of its runs: of errors, and of output."""
        prefix = self.definition.get("DefaultArguments", {}).get("--custom-logGroup-prefix", "/aws-glue/jobs")
        return f"{prefix}/error", f"{prefix}/output"

    @property
    def exists(self) -> bool:
        """Whether the job is not deleted."""
        return self.deleted_at == float("inf")
