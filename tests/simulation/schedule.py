"""A schedule: all decisions about the simulated life of one stack. Each decision is optional.

acts      what the user does, in this order: deploys, deletes, stops a run manually
settings  properties of runs and services: how long runs take, how late Glue's reads show a write
faults    what fails, each at the n-th occurrence of a call or an event

A setting that is not in the schedule has a harmless default, so that a short schedule is easy to read.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Act:
    """Something that the user does.

    Attributes:
        kind: deploy, delete, continue_rollback, stop_run, delete_job or start_run.
        after: Seconds after the stack's operation has ended; with `while_busy`, seconds after the previous act.
        while_busy: Whether an operation of the stack may be in progress.
        details: Arguments of a deployment: work, changes, fails_after, cancelled_after, keeps, without.
    """

    kind: str
    after: float = 5
    while_busy: bool = False
    details: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        since = "after the previous act" if self.while_busy else "after the stack's operation has ended"
        details = "".join(f", {name} {value}" for name, value in self.details.items())
        return f"act      {self.kind} {self.after:g} s {since}{details}"


@dataclass(frozen=True)
class Setting:
    """A setting that differs from its default."""

    name: str
    value: Any

    def __str__(self) -> str:
        return f"setting  {self.name} = {self.value}"


@dataclass(frozen=True)
class Fault:
    """A failure.

    Attributes:
        kind: The kind, see `lambdas.py` and `faults.py`.
        at: What fails: a call ("glue.start_job_run"), a function ("entry"), an event, a run.
        nth: Which occurrence of `at` fails, from 0.
        value: The delay in seconds, or the error code.
    """

    kind: str
    at: str
    nth: int
    value: Any = None

    def __str__(self) -> str:
        value = "" if self.value is None else f" ({self.value})"
        return f"fault    {self.kind} at {self.at} #{self.nth}{value}"


@dataclass(frozen=True)
class Schedule:
    """The simulated life of a stack."""

    seed: int
    acts: tuple[Act, ...]
    settings: tuple[Setting, ...] = ()
    faults: tuple[Fault, ...] = ()

    def __len__(self) -> int:
        return len(self.acts) + len(self.settings) + len(self.faults)

    def __str__(self) -> str:
        return "\n".join(map(str, (*self.acts, *self.settings, *self.faults)))

    def without(self, index: int) -> Schedule:
        """Return the schedule without one of its decisions."""
        for part in ("acts", "settings", "faults"):
            decisions = getattr(self, part)
            if index < len(decisions):
                return replace(self, **{part: decisions[:index] + decisions[index + 1 :]})
            index -= len(decisions)
        raise IndexError(index)
