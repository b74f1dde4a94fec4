"""The page of a rule: the sections of its docstring."""

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
    """The content of a rule's docstring.

    Attributes:
        summary: The error in one sentence.
        what: What the rule checks.
        why: Why it is an error, with the service's error message where it is known.
        wrong: Properties with the error. For a rule of runs, StartJobRun parameters, or
            {"StartJobRun": ..., "Job": ...}; for a rule of requests, {operation: parameters}; for a rule of scripts,
            {"Script": [its lines], "Job": ...}.
        right: The same properties without the error.
        region: The Region of the examples; empty where it does not matter.
        contradictions: Sources that disagree, and which one the rule follows; empty where they agree.
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
            ValueError: A section is missing, or an example is not JSON.
        """
        summary, *parts = _HEAD.split(inspect.cleandoc(docstring))
        sections = {head: textwrap.dedent(text).strip() for head, text in zip(parts[::2], parts[1::2], strict=True)}
        if missing := [head for head in _REQUIRED if head not in sections]:
            raise ValueError(
                f"a rule's docstring needs the sections {', '.join(_REQUIRED)}, lacks {', '.join(missing)}"
            )
        return cls(
            summary=summary.strip(),
            what=sections["What it does"],
            why=sections["Why"],
            wrong=json.loads(sections["Wrong"]),
            right=json.loads(sections["Right"]),
            region=sections.get("Region", ""),
            contradictions=sections.get("Contradictions", ""),
        )
