"""Limits of a template's nesting depth, and of the number of values that its aliases expand to.

Code that uses a template is recursive, and `[` 100,000 times is only 100 KB of text. So the readers refuse such a text.
The reader of YAML is not recursive; in the reader of JSON, Python limits the recursion.
"""

from __future__ import annotations

from typing import Any, NoReturn

from glue_constructs.templates.problems import TooDeep

# Levels. Real templates have at most 30.
MAX_DEPTH = 500

# The sum over all aliases: a template of 1 MB, CloudFormation's limit, has a tenth of it.
MAX_ALIASED_VALUES = 1_000_000


def refuse_depth(levels: int, line: int | None) -> NoReturn:
    """Raise the error of a text with too many levels.

    Raises:
        TooDeep: Always.
    """
    raise TooDeep(f"is nested too deeply: more than {levels} levels", line)


def is_deeper(value: Any, levels: int) -> bool:
    """Whether a value has more levels of objects and lists than a limit; not recursive. The value has no aliases."""
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
