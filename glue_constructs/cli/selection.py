"""Which rules count: by id, by name, or by the beginning of an id."""

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

# What is found about the rules themselves; they have no page.
_ENGINE_RULES = {"GC900": "broken-rule", "GC901": "unexplained-acknowledgement"}


@cache
def rule_names() -> dict[str, str]:
    """The name of every id. All rules are imported for it, so it is asked for only where one is named."""
    return {**{rule.id: rule.name for rule in rules.RULES}, **_ENGINE_RULES}


class UnknownRule(GlueConstructsError):
    """Somebody named a rule that is none."""

    def __init__(self, word: str) -> None:
        near = " or ".join(_similar_rules(word))
        suggestion = f"; did you mean {near}?" if near else ""
        super().__init__(f"there is no rule {word!r} (glue-constructs rules lists them){suggestion}")


_ID_PREFIX = re.compile(r"GC\d{0,2}")

# Of what may have been meant: so many at most, and ids with so many of their five characters right.
_MAX_SUGGESTIONS = 3
_MIN_EQUAL_CHARACTERS = 4


@dataclass(frozen=True)
class Selection:
    """The rules that count.

    Attributes:
        ids: Their ids; None: all there are.
    """

    ids: frozenset[str] | None

    @classmethod
    def parse(cls, select: Iterable[str], ignore: Iterable[str]) -> Selection:
        """Read what was asked for; what is ignored is not selected.

        Raises:
            UnknownRule: A word names no rule.
        """
        selected, ignored = _all_rule_ids(select), _all_rule_ids(ignore)
        return cls((selected or frozenset(rule_names())) - ignored if selected or ignored else None)

    def __contains__(self, rule: str) -> bool:
        return self.ids is None or rule in self.ids


def rule_ids(word: str) -> list[str]:
    """The ids that a word stands for: one, or all of a hundred.

    Raises:
        UnknownRule: It stands for none.
    """
    upper, lower = word.strip().upper(), word.strip().lower()
    found = [rule for rule, name in rule_names().items() if rule == upper or name == lower]
    if not found and _ID_PREFIX.fullmatch(upper):
        found = [rule for rule in rule_names() if rule.startswith(upper)]
    if not found:
        raise UnknownRule(word)
    return found


def _all_rule_ids(words: Iterable[str]) -> frozenset[str]:
    """The ids that words stand for, each of which may be a list with commas."""
    return frozenset(rule for word in words for part in word.split(",") if part.strip() for rule in rule_ids(part))


def _similar_rules(word: str) -> list[str]:
    """What may have been meant, best first."""
    upper = word.strip().upper()
    if upper.startswith("GC"):
        # By place, because ids are numbers and not words: GC22O is GC220 and not GC322.
        alike = {rule: sum(map(str.__eq__, rule, upper)) for rule in rule_names()}
        return sorted(
            (rule for rule in rule_names() if alike[rule] >= _MIN_EQUAL_CHARACTERS), key=lambda rule: -alike[rule]
        )[:_MAX_SUGGESTIONS]
    by_name = {name: f"{name} ({rule})" for rule, name in rule_names().items()}
    return [by_name[name] for name in difflib.get_close_matches(upper.lower(), by_name, n=_MAX_SUGGESTIONS)]
