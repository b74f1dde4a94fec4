"""Rules that were passed over on purpose: which they are, and why."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from glue_constructs import rules
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glue_constructs.rules import Finding

METADATA_KEY = "glue-constructs"
"""Where a resource's Metadata holds what was acknowledged, for the doors that see only the template."""

EXPENSIVE_RUN, UNKNOWN_COST = "GC950", "GC951"
"""What a run may cost is a limit of the app's own (`operations.cost.finding`), and no rule about Glue."""


def find_error(rule: object, reason: object) -> str | None:
    """What is wrong with an acknowledgement: it must name a rule that is, and give a reason."""
    if rule not in _known():
        return f"acknowledge must name rules by id, such as 'GC201', got {rule!r}"
    if not isinstance(reason, str) or not reason.strip():
        return f"acknowledge needs a reason beside rule {rule}, got {reason!r}"
    return None


def require_reasons(acknowledge: object) -> Mapping[str, str]:
    """What a prop says of rules to pass over; nothing where it was left out.

    Raises:
        InvalidInput: It is no mapping.
    """
    if not acknowledge:
        return {}
    if not isinstance(acknowledge, Mapping):
        raise InvalidInput(f"acknowledge must be a mapping of rules' ids to reasons, got {acknowledge!r}")
    return acknowledge


@cache
def _known() -> set[str]:
    # Every rule is imported for it: only where one is named.
    # GC900, a rule that failed itself, is no rule but can be passed over like one; so can the limits.
    return {"GC900", EXPENSIVE_RUN, UNKNOWN_COST, *(rule.id for rule in rules.RULES)}


def unacknowledged(acknowledged: Mapping[str, str], findings: Iterable[Finding]) -> list[Finding]:
    """The findings that nobody acknowledged."""
    return [finding for finding in findings if finding.rule not in acknowledged]
