"""The mutants that may survive, each with the reason: `survivors.toml`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10, where pytest requires it
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .mutant import Mutant

FILE = Path(__file__).with_name("survivors.toml")
_MEMBERS = {"module", "function", "operator", "original", "ordinal", "reason"}


@dataclass(frozen=True)
class Survivor:
    """A mutant that may survive.

    Attributes:
        id: The mutant's id.
        reason: Why no check can find it, or why none has to.
    """

    id: str
    reason: str


def read_survivors(text: str) -> list[Survivor]:
    """Read the entries of a file.

    ``original`` is one text or a list of texts with the same reason; ``ordinal`` is 0 if it is omitted.

    Raises:
        ValueError: An entry has unknown or missing members, or an empty reason.
    """
    return [
        Survivor(
            f"{entry['module']}:{entry['function']}:{entry['operator']}:{original}#{entry.get('ordinal', 0)}", reason
        )
        for entry in tomllib.loads(text).get("survivor", [])
        for reason in [_reason(entry)]
        for original in ([entry["original"]] if isinstance(entry["original"], str) else entry["original"])
    ]


def _reason(entry: Mapping[str, Any]) -> str:
    if set(entry) | {"ordinal"} != _MEMBERS or not str(entry["reason"]).strip():
        raise ValueError(f"a survivor needs {', '.join(sorted(_MEMBERS))} (ordinal is optional), got {dict(entry)}")
    return str(entry["reason"])


def format_entry(mutant: Mutant) -> str:
    """Return the entry of a mutant, with an empty reason; its diff is a comment."""
    members = {
        "module": mutant.module.short_name,
        "function": mutant.function,
        "operator": mutant.operator,
        "original": mutant.original,
        **({"ordinal": mutant.ordinal} if mutant.ordinal else {}),
        "reason": "",
    }
    comments = [f"# {line}" for line in mutant.diff().splitlines()]
    # A string of JSON is one of TOML, too.
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in members.items()]
    return "\n".join([*comments, "[[survivor]]", *lines]) + "\n"


def find_stale(survivors: Iterable[Survivor], mutants: Iterable[Mutant]) -> list[str]:
    """Return the ids of survivors that are no mutant (any more), and of those that are listed twice."""
    existing = {mutant.id for mutant in mutants}
    stale = []
    for survivor in survivors:
        if survivor.id not in existing:
            stale.append(survivor.id)
        existing.discard(survivor.id)
    return stale
