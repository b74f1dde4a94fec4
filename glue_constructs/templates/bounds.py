"""How deep a template may be nested, and how many values its aliases may stand for.

Whoever uses a template walks it by recursion, and `[` 100,000 times is 100 KB of text. So the readers, which need no
recursion for YAML and are stopped by Python for JSON, refuse a text before anyone walks its data.
"""

from __future__ import annotations

from typing import Any, NoReturn

from glue_constructs.templates.problems import TooDeep

# Levels. Templates as people and the CDK write them have 30 at most.
MAX_DEPTH = 500

# Values that aliases may stand for in all: a template of 1 MB, CloudFormation's largest, holds a tenth of it.
MAX_ALIASED_VALUES = 1_000_000


def refuse_depth(levels: int, line: int | None) -> NoReturn:
    """Refuse a text that has more levels.

    Raises:
        TooDeep: Always.
    """
    raise TooDeep(f"is nested too deeply: more than {levels} levels", line)


def is_deeper(value: Any, levels: int) -> bool:
    """Whether a value without aliases has more levels of objects and lists; measured without recursion."""
    containers = [value] if isinstance(value, (dict, list)) else []
    for _ in range(levels):
        if not containers:
            return False
        containers = [
            inner
            for outer in containers
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (dict, list))
        ]
    return bool(containers)
