"""GC8xx: API requests on jobs and runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules._rule import rules_of

if TYPE_CHECKING:
    from glue_constructs.rules._request import Request
    from glue_constructs.rules._rule import Rule

RULES: tuple[Rule[Request], ...] = rules_of(__name__, __path__)
