"""GC7xx: job runs, as StartJobRun starts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.runs.half_worker_override import HalfWorkerOverride
from glue_constructs.rules.runs.ignored_run_argument import IgnoredRunArgument
from glue_constructs.rules.runs.malformed_session_policy import MalformedSessionPolicy
from glue_constructs.rules.runs.unknown_run_parameter import UnknownRunParameter

if TYPE_CHECKING:
    from glue_constructs.rules._rule import Rule
    from glue_constructs.rules._run import Run

RULES: tuple[Rule[Run], ...] = (
    UnknownRunParameter(),
    HalfWorkerOverride(),
    IgnoredRunArgument(),
    MalformedSessionPolicy(),
)
