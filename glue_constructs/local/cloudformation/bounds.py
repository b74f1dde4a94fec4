"""How deep a template may be, and how large its aliases may make it.

Everything here that walks a template does it by recursion, and libyaml's composer does in C, where too deep a recursion
ends the whole process: `[` 100,000 times is 100 KB of text. So depth is measured before anything else is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml  # type: ignore[import-untyped]  # PyYAML ships no types

if TYPE_CHECKING:
    from collections.abc import Iterator

# Levels. Two to three frames each when expressions are worked out, of the thousand that Python allows. Templates as
# people and the CDK write them have 30 at most.
DEEPEST = 200

# Values. A template of 1 MB, the largest that CloudFormation takes, holds a tenth of it without aliases.
MOST_VALUES = 1_000_000

_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def require_shallow_yaml(text: str, loader: Any) -> None:
    """Check how deep the text of a YAML document is, by the parser's events, which need no recursion.

    Raises:
        ValueError: It is nested too deeply.
        yaml.YAMLError: It is no YAML.
    """
    depth = 0
    try:
        for event in yaml.parse(text, loader):
            if isinstance(event, _OPENING):
                depth += 1
                if depth > DEEPEST:
                    raise ValueError(_too_deep(event.start_mark.line + 1))
            elif isinstance(event, _CLOSING):
                depth -= 1
    except yaml.MarkedYAMLError as error:
        # The libyaml of PyYAML 6.0.4 and later reads ahead, and ends at 1,000 levels with this.
        if error.problem == "exceeded maximum nesting depth":
            raise ValueError(_too_deep(error.problem_mark.line + 1)) from None
        raise


def require_bounded(document: Any) -> None:
    """Check a document that was read: aliases make it deeper and larger than its text, or even endless.

    Raises:
        ValueError: It is nested too deeply, or is too large.
    """
    iterators: list[Iterator[Any]] = [iter((document,))]
    values = 0
    while iterators:
        for value in iterators[-1]:
            values += 1
            if isinstance(value, (dict, list)):
                iterators.append(iter(value.values() if isinstance(value, dict) else value))
                break
        else:
            iterators.pop()
        if len(iterators) > DEEPEST + 1:
            raise ValueError(_too_deep(None))
        if values > MOST_VALUES:
            raise ValueError(f"it has more than {MOST_VALUES:,} values, got more: shorten what its aliases stand for")


def _too_deep(line: int | None) -> str:
    where = "" if line is None else f" in line {line}"
    return f"it must not be nested more than {DEEPEST} levels deep, got more{where}"
