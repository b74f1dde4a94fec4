"""The rules that a command uses, given by id, by name, or by the beginning of an id."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from glue_constructs import rules
from glue_constructs.errors import GlueConstructsError

if TYPE_CHECKING:
    from collections.abc import Iterable

# Findings about the rules themselves, not about a job; they have no documentation page.
_ENGINE_RULES = {"GC900": "broken-rule", "GC901": "unexplained-acknowledgement"}


@cache
def rule_names() -> dict[str, str]:
    """Return the rule names by id. Imports all rules, so call it only when a rule is given."""
    return {**{rule.id: rule.name for rule in rules.RULES}, **_ENGINE_RULES}


class UnknownRule(GlueConstructsError):
    """No rule has the given id or name."""

    def __init__(self, word: str) -> None:
        near = " or ".join(_similar_rules(word))
        suggestion = f"; did you mean {near}?" if near else ""
        super().__init__(f"unknown rule {word!r} (glue-constructs rules lists all rules){suggestion}")


_ID_PREFIX = re.compile(r"GC\d{0,2}")

# Suggestions: how many at most, and how many of an id's five characters must be equal.
_MAX_SUGGESTIONS = 3
_MIN_EQUAL_CHARACTERS = 4


@dataclass(frozen=True)
class Selection:
    """The selected rules.

    Attributes:
        ids: Their ids; `None` for all rules.
    """

    ids: frozenset[str] | None

    @classmethod
    def parse(cls, select: Iterable[str], ignore: Iterable[str]) -> Selection:
        """Parse the options --select and --ignore; an ignored rule is never selected.

        Raises:
            UnknownRule: A given rule does not exist.
        """
        selected, ignored = _all_rule_ids(select), _all_rule_ids(ignore)
        return cls((selected or frozenset(rule_names())) - ignored if selected or ignored else None)

    def __contains__(self, rule: str) -> bool:
        return self.ids is None or rule in self.ids


def rule_ids(word: str) -> list[str]:
    """Return the rule ids that an id, a name, or the beginning of an id refers to.

    Raises:
        UnknownRule: No rule matches.
    """
    upper, lower = word.strip().upper(), word.strip().lower()
    found = [rule for rule, name in rule_names().items() if rule == upper or name == lower]
    if not found and _ID_PREFIX.fullmatch(upper):
        found = [rule for rule in rule_names() if rule.startswith(upper)]
    if not found:
        raise UnknownRule(word)
    return found


def _all_rule_ids(words: Iterable[str]) -> frozenset[str]:
    """Return the ids for several arguments, each of which may be a comma-separated list."""
    return frozenset(rule for word in words for part in word.split(",") if part.strip() for rule in rule_ids(part))


def _similar_rules(word: str) -> list[str]:
    """Return similar rules, the most similar first."""
    upper = word.strip().upper()
    if upper.startswith("GC"):
        # Compared by position, because ids are numbers: GC22O means GC220, not GC322.
        alike = {rule: sum(map(str.__eq__, rule, upper)) for rule in rule_names()}
        return sorted(
            (rule for rule in rule_names() if alike[rule] >= _MIN_EQUAL_CHARACTERS), key=lambda rule: -alike[rule]
        )[:_MAX_SUGGESTIONS]
    by_name = {name: f"{name} ({rule})" for rule, name in rule_names().items()}
    return [by_name[name] for name in difflib.get_close_matches(upper.lower(), by_name, n=_MAX_SUGGESTIONS)]
