"""Modules that Python versions add to or remove from the standard library.

What's New in Python: https://docs.python.org/3/whatsnew/3.12.html, 3.13.html and other versions.
"""

from __future__ import annotations

import sys
from typing import TypeAlias

Python: TypeAlias = tuple[int, int]
"""A version of Python, (3, 11)."""

# The first Python version without them. distutils is omitted: setuptools provides it where it is installed.
REMOVED: dict[str, Python] = {
    "macpath": (3, 8),
    "dummy_threading": (3, 9),
    **dict.fromkeys(("formatter", "parser", "symbol"), (3, 10)),
    "binhex": (3, 11),
    **dict.fromkeys(("asynchat", "asyncore", "imp", "smtpd"), (3, 12)),
    **dict.fromkeys(
        (
            "aifc", "audioop", "cgi", "cgitb", "chunk", "crypt", "imghdr", "lib2to3", "mailcap", "nis", "nntplib",
            "ossaudiodev", "pipes", "sndhdr", "spwd", "sunau", "telnetlib", "uu", "xdrlib",
        ),
        (3, 13),
    ),
}  # fmt: skip
# The first Python version with them.
ADDED: dict[str, Python] = {
    "graphlib": (3, 9),
    "zoneinfo": (3, 9),
    "tomllib": (3, 11),
    "annotationlib": (3, 14),
    "compression": (3, 14),
}

_STANDARD = frozenset(sys.stdlib_module_names) | REMOVED.keys() | ADDED.keys() | {"distutils"}


def is_standard(module: str) -> bool:
    """Whether the standard library of any Python 3 has the module."""
    return module in _STANDARD


def lacks(python: Python, module: str) -> bool:
    """Whether a Python version is known not to have the module, because it was removed or is added later."""
    added, removed = ADDED.get(module), REMOVED.get(module)
    return (added is not None and python < added) or (removed is not None and python >= removed)
