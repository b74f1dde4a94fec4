"""Keys of job arguments that resemble a special parameter."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from glue_constructs.model.parameters import SPECIAL_PARAMETERS

# First words of special parameters that scripts hardly use for their own arguments.
_FIRST_WORDS = (
    "additional", "auto", "continuous", "custom", "customer", "datalake", "disable", "enable", "extra", "job",
    "python", "spark", "user", "write",
)  # fmt: skip
_DASHES = "-\N{HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
# The minimum similarity of two keys, 1 if equal: short keys may differ by a letter, long ones by two or three.
_ALIKE_WHEN_SHORT = 0.94
_ALIKE_WHEN_LONG = 0.87
_LONG = 13


def _letters(key: str) -> str:
    return "".join(filter(str.isalnum, key)).lower()


_BY_NAME = {name.lstrip("-"): name for name in SPECIAL_PARAMETERS if name.startswith("--")}
_BY_LETTERS = {_letters(name): name for key, name in _BY_NAME.items() if key.startswith(_FIRST_WORDS)}


@lru_cache(maxsize=4096)
def similar_parameter(key: str) -> str | None:
    """Return the special parameter that an unknown key resembles; `None` when there is none."""
    if key in SPECIAL_PARAMETERS or any(map(str.isspace, key)):
        return None
    name = key.lstrip(_DASHES)
    if name in _BY_NAME:
        return _BY_NAME[name]
    letters = _letters(key)
    if letters in _BY_LETTERS:
        return _BY_LETTERS[letters]
    return _nearest(letters) if letters.startswith(_FIRST_WORDS) else None


def _nearest(letters: str) -> str | None:
    alike = _ALIKE_WHEN_SHORT if len(letters) < _LONG else _ALIKE_WHEN_LONG
    matcher = SequenceMatcher(b=letters, autojunk=False)
    found = []
    for known, name in _BY_LETTERS.items():
        matcher.set_seq1(known)
        # The quick ratios are never less than the ratio itself.
        if matcher.real_quick_ratio() >= alike and matcher.quick_ratio() >= alike:
            found.append((matcher.ratio(), name))
    ratio, name = max(found, default=(0.0, ""))
    return name if ratio >= alike else None
