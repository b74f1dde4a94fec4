"""Errors of files that cannot be read as templates."""

from __future__ import annotations

from glue_constructs.errors import GlueConstructsError


class Malformed(GlueConstructsError):
    """A text that is not what it should be.

    Attributes:
        why: What is wrong.
        line: Where, when that is known.
    """

    def __init__(self, why: str, line: int | None = None) -> None:
        self.why = why
        self.line = line
        super().__init__(why)

    def within(self, file: str) -> Unreadable:
        """The error for a file with that text."""
        return Unreadable(file, self.why, self.line)


class TooDeep(Malformed):
    """A text that is nested more deeply than its reader allows."""


class Unreadable(GlueConstructsError):
    """A file, or a part of one, that could not be read.

    Attributes:
        file: Which one.
        why: Why not.
        line: Where, when that is known.
    """

    def __init__(self, file: str, why: str, line: int | None = None) -> None:
        self.file = file
        self.why = why
        self.line = line
        at = f"{file}:{line}" if line else file
        super().__init__(f"{at}: {why}")


_KINDS = {dict: "an object", list: "a list", str: "text", bool: "a boolean", type(None): "nothing"}


def type_name(value: object) -> str:
    """What a value is, in words."""
    return _KINDS.get(type(value), "a number")


def os_error_reason(error: OSError) -> str:
    """Why the system refused, in its own words."""
    words = error.strerror or str(error)
    return f"{words[:1].lower()}{words[1:]}"
