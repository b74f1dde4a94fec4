"""GC6xx: scripts, compared with their jobs and runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules._rule import rules_of

if TYPE_CHECKING:
    from glue_constructs.rules._rule import Rule
    from glue_constructs.rules._script_of_job import ScriptOfJob

RULES: tuple[Rule[ScriptOfJob], ...] = rules_of(__name__, __path__)
