"""A rule's page, as Markdown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from glue_constructs.rules import Rule


def page(rule: type[Rule[Any]] | Rule[Any]) -> str:
    """Write a rule's page."""
    of_rule = rule.page()
    parts = [
        f"# {rule.id} {rule.name}",
        f"*{rule.severity}, since {rule.since}*",
        of_rule.summary,
        f"**What it does.** {of_rule.what}",
        f"**Why.** {of_rule.why}",
        f"The examples are for the Region {of_rule.region}." if of_rule.region else "",
        f"**Wrong:**\n\n{_code(of_rule.wrong)}",
        f"**Right:**\n\n{_code(of_rule.right)}",
        f"**Fix.** {rule.fix[0].upper()}{rule.fix[1:]}.",
        f"**Contradictions.** {of_rule.contradictions}" if of_rule.contradictions else "",
        f"**Source.** <{rule.source}>",
    ]
    return "\n\n".join(part for part in parts if part)


def _code(example: dict[str, Any]) -> str:
    return f"```json\n{json.dumps(example, indent=2)}\n```"
