"""Errors of files that are not readable templates."""

from __future__ import annotations

from glue_constructs.errors import GlueConstructsError


class Malformed(GlueConstructsError):
    """A malformed text.

    Attributes:
        why: What is wrong.
        line: The line, if known.
    """

    def __init__(self, why: str, line: int | None = None) -> None:
        self.why = why
        self.line = line
        super().__init__(why)

    def within(self, file: str) -> Unreadable:
        """Return the error for a file with the text."""
        return Unreadable(file, self.why, self.line)


class TooDeep(Malformed):
    """A text that is nested too deeply."""


class Unreadable(GlueConstructsError):
    """A file, or a part of it, that could not be read.

    Attributes:
        file: The file.
        why: The reason.
        line: The line, if known.
    """

    def __init__(self, file: str, why: str, line: int | None = None) -> None:
        self.file = file
        self.why = why
        self.line = line
        at = f"{file}:{line}" if line else file
        super().__init__(f"{at}: {why}")


_KINDS = {dict: "an object", list: "a list", str: "text", bool: "a boolean", type(None): "nothing"}


def type_name(value: object) -> str:
    """Return the type of a value for messages."""
    return _KINDS.get(type(value), "a number")


def os_error_reason(error: OSError) -> str:
    """Return the operating system's message, beginning in lower case."""
    words = error.strerror or str(error)
    return f"{words[:1].lower()}{words[1:]}"
