"""GC7xx: job runs, started by StartJobRun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules._rule import rules_of

if TYPE_CHECKING:
    from glue_constructs.rules._rule import Rule
    from glue_constructs.rules._run import Run

RULES: tuple[Rule[Run], ...] = rules_of(__name__, __path__)
