"""A mutant: a module with one mechanical change."""

from __future__ import annotations

import ast
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .sites import Change
    from .source import Module

_CHARACTERS_BEFORE = 50
_CHARACTERS = 110


@dataclass(frozen=True)
class Mutant:
    """A module with one change.

    Attributes:
        module: The unchanged module.
        function: The qualified name of the function or class that contains the change; empty at the top of the module.
        operator: The kind of the change.
        original: The source text that is changed, in one line.
        ordinal: Distinguishes mutants in which all of the above are the same, in the order of the source.
        line: The number of the line.
        statement: The statement that contains the change.
        is_deferred: Whether the change has no effect unless the statement is executed.
        change: The change of the module's syntax tree.
    """

    module: Module
    function: str
    operator: str
    original: str
    ordinal: int
    line: int
    statement: ast.stmt
    is_deferred: bool
    change: Change

    def __str__(self) -> str:
        return self.id

    @property
    def id(self) -> str:
        """The identity, which does not depend on line numbers."""
        return f"{self.module.short_name}:{self.function}:{self.operator}:{self.original}#{self.ordinal}"

    @contextmanager
    def applied(self) -> Iterator[ast.Module]:
        """Change the module's syntax tree, and restore it at the end."""
        owner, field = self.change.owner, self.change.field
        old = getattr(owner, field)
        setattr(owner, field, self.change.new)
        try:
            yield ast.fix_missing_locations(self.module.tree)
        finally:
            setattr(owner, field, old)

    def diff(self) -> str:
        """Return the change as a unified diff of one line."""
        before = _lines_of(self.statement)
        # A removed statement is not in the changed tree at its own place, so the statement around it is compared.
        with self.applied():
            after = _lines_of(self.statement)
        if before == after and self.change.shown:
            removed, added = before[0], ast.unparse(self.change.shown).partition("\n")[0]
        else:
            pairs = zip_longest(before, after, fillvalue="")
            removed, added = next(pair for pair in pairs if pair[0] != pair[1])
        if not removed:  # a statement is inserted at the end of a block
            removed, added = before[0], f"{before[0]} ... {added.strip()}"
        removed, added = _shorten(removed.strip(), added.strip())
        place = f"{self.module.short_name}:{self.line} {self.function or '(module)'}: {self.operator}"
        return f"@@ {place} @@\n- {removed}\n+ {added}"


def _lines_of(statement: ast.stmt) -> list[str]:
    return ast.unparse(statement).splitlines()


def _shorten(*lines: str) -> list[str]:
    """Return two lines, shortened to the characters around their first difference."""
    if max(map(len, lines)) <= _CHARACTERS:
        return [*lines]
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*lines, strict=False)))
    first = max(0, same - _CHARACTERS_BEFORE)
    end = first + _CHARACTERS
    return [f"{'... ' if first else ''}{line[first:end]}{' ...' if end < len(line) else ''}" for line in lines]
