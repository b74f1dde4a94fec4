"""Why a run was started, when a trigger did it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glue_constructs.local.glue.runs import JobRun

_NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Cause:
    """A trigger that fired.

    Attributes:
        trigger_name: The trigger.
        predecessors: The runs whose ends made it fire; none, when the clock or a person did.
        origin: The same for all runs that descend from one firing of a scheduled or on-demand trigger.
    """

    trigger_name: str
    predecessors: tuple[JobRun, ...] = ()
    origin: int = field(default_factory=lambda: next(_NUMBERS))

    def describe(self) -> list[dict[str, str]]:
        """The predecessors as GetJobRun shows them."""
        return [{"JobName": run.job.name, "RunId": run.id} for run in self.predecessors]
