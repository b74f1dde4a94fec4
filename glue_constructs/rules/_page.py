"""A rule's page: its docstring, read under fixed heads."""

from __future__ import annotations

import inspect
import json
import re
import textwrap
from dataclasses import dataclass
from typing import Any

_REQUIRED = ("What it does", "Why", "Wrong", "Right")
_HEAD = re.compile(rf"^({'|'.join(_REQUIRED)}|Region|Contradictions)::?$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """What a rule's docstring says.

    Attributes:
        summary: The fault in one sentence.
        what: What the rule looks for.
        why: Why it is a fault, with the service's own error text where it is known.
        wrong: Properties that have the fault. For a rule of runs, StartJobRun parameters, or
            {"StartJobRun": ..., "Job": ...}; for a rule of requests, {operation: parameters}; for a rule of scripts,
            {"Script": [its lines], "Job": ...}.
        right: The same without it.
        region: The Region that the examples are for; empty where any will do.
        contradictions: Where sources disagree, and which one the rule follows; empty where they agree.
    """

    summary: str
    what: str
    why: str
    wrong: dict[str, Any]
    right: dict[str, Any]
    region: str = ""
    contradictions: str = ""

    @classmethod
    def parse(cls, docstring: str) -> Page:
        """Read a docstring.

        Raises:
            ValueError: A head is missing, or an example is not JSON.
        """
        summary, *parts = _HEAD.split(inspect.cleandoc(docstring))
        sections = {head: textwrap.dedent(text).strip() for head, text in zip(parts[::2], parts[1::2], strict=True)}
        if missing := [head for head in _REQUIRED if head not in sections]:
            raise ValueError(f"a rule's docstring needs the heads {', '.join(_REQUIRED)}, lacks {', '.join(missing)}")
        return cls(
            summary=summary.strip(),
            what=sections["What it does"],
            why=sections["Why"],
            wrong=json.loads(sections["Wrong"]),
            right=json.loads(sections["Right"]),
            region=sections.get("Region", ""),
            contradictions=sections.get("Contradictions", ""),
        )
