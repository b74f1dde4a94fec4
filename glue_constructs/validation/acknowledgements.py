"""Acknowledged rules and the reasons for acknowledging them."""

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
"""The key in a resource's Metadata for the acknowledged rules; checks that read only the template find them there."""

EXPENSIVE_RUN, UNKNOWN_COST = "GC950", "GC951"
"""Ids of findings about the cost of a run (`operations.cost.finding`): a limit set by the app, not a rule of Glue."""


def find_error(rule: object, reason: object) -> str | None:
    """Return what is wrong with an acknowledgement; it must name an existing rule and give a reason."""
    if rule not in _known_ids():
        return f"acknowledge must name rules by id, such as 'GC201', got {rule!r}"
    if not isinstance(reason, str) or not reason.strip():
        return f"acknowledge needs a reason for rule {rule}, got {reason!r}"
    return None


def require_reasons(acknowledge: object) -> Mapping[str, str]:
    """Return the acknowledged rules of the prop `acknowledge` with their reasons; empty when it is not set.

    Raises:
        InvalidInput: The value is not a mapping.
    """
    if not acknowledge:
        return {}
    if not isinstance(acknowledge, Mapping):
        raise InvalidInput(f"acknowledge must be a mapping of rule ids to reasons, got {acknowledge!r}")
    return acknowledge


@cache
def _known_ids() -> set[str]:
    # Imports every rule, so it is called only when a rule is acknowledged.
    # GC900 (a rule failed) and the cost limits are not rules, but can be acknowledged like rules.
    return {"GC900", EXPENSIVE_RUN, UNKNOWN_COST, *(rule.id for rule in rules.RULES)}


def unacknowledged(acknowledged: Mapping[str, str], findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings whose rules are not acknowledged."""
    return [finding for finding in findings if finding.rule not in acknowledged]
