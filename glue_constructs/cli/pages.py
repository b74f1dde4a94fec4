"""The documentation of a rule as Markdown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from glue_constructs.rules import Rule


def rule_page(rule: type[Rule[Any]] | Rule[Any]) -> str:
    """Return the documentation of a rule as Markdown."""
    content = rule.page()
    parts = [
        f"# {rule.id} {rule.name}",
        f"*{rule.severity}, since {rule.since}*",
        content.summary,
        f"**What it does.** {content.what}",
        f"**Why.** {content.why}",
        f"The examples are for the Region {content.region}." if content.region else "",
        f"**Wrong:**\n\n{_code(content.wrong)}",
        f"**Right:**\n\n{_code(content.right)}",
        f"**Fix.** {rule.fix[0].upper()}{rule.fix[1:]}.",
        f"**Contradictions.** {content.contradictions}" if content.contradictions else "",
        f"**Source.** <{rule.source}>",
    ]
    return "\n\n".join(part for part in parts if part)


def _code(example: dict[str, Any]) -> str:
    return f"```json\n{json.dumps(example, indent=2)}\n```"
