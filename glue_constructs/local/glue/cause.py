"""The cause of a run that a trigger started."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glue_constructs.local.glue.runs import EmbeddedJobRun

_NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Cause:
    """The firing of a trigger that started a run.

    Attributes:
        trigger_name: The name of the trigger.
        predecessors: The runs whose ends fired a conditional trigger. Default: none, for other triggers.
        origin: The number of the firing of a scheduled or on-demand trigger from which the run descends.
    """

    trigger_name: str
    predecessors: tuple[EmbeddedJobRun, ...] = ()
    origin: int = field(default_factory=lambda: next(_NUMBERS))

    def describe(self) -> list[dict[str, str]]:
        """Return PredecessorRuns for GetJobRun."""
        return [{"JobName": run.job.name, "RunId": run.id} for run in self.predecessors]
