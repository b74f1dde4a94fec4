"""A schedule: everything that is decided about one simulated life of a stack. Each decision can be left out.

acts      what the user does, one after the other: deploys, deletes, stops a run by hand
settings  what the world is like: how long runs take, how far Glue's reads lag behind
faults    what goes wrong, each at the n-th time that something happens

Whatever is not decided takes its harmless default, so that a short schedule reads as a short story.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Act:
    """Something that the user does.

    Attributes:
        kind: deploy, delete, continue_rollback, stop_run, delete_job or start_run.
        after: Seconds after the stack has settled; after the act before when `at_once`.
        at_once: Whether the stack may be in the middle of something.
        details: Of a deployment: work, changes, fails_after, cancelled_after, keeps, without.
    """

    kind: str
    after: float = 5
    at_once: bool = False
    details: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        since = "after the act before" if self.at_once else "after the stack has settled"
        details = "".join(f", {name} {value}" for name, value in self.details.items())
        return f"act      {self.kind} {self.after:g} s {since}{details}"


@dataclass(frozen=True)
class Setting:
    """Something about the world that is not as usual."""

    name: str
    value: Any

    def __str__(self) -> str:
        return f"setting  {self.name} = {self.value}"


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong.

    Attributes:
        kind: What, see `lambdas.py`.
        at: With what: a call ("glue.start_job_run"), a function ("entry"), an event, a run.
        nth: The how manieth of these, from 0 on.
        value: By how much, or with which code.
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
    """One life of a stack."""

    seed: int
    acts: tuple[Act, ...]
    settings: tuple[Setting, ...] = ()
    faults: tuple[Fault, ...] = ()

    def __len__(self) -> int:
        return len(self.acts) + len(self.settings) + len(self.faults)

    def __str__(self) -> str:
        return "\n".join(map(str, (*self.acts, *self.settings, *self.faults)))

    def without(self, index: int) -> Schedule:
        """The schedule without one of its decisions."""
        for part in ("acts", "settings", "faults"):
            decisions = getattr(self, part)
            if index < len(decisions):
                return replace(self, **{part: decisions[:index] + decisions[index + 1 :]})
            index -= len(decisions)
        raise IndexError(index)
