"""Makes every mutant of a module."""

from __future__ import annotations

import ast
from collections import Counter
from typing import TYPE_CHECKING

from .expressions import change_expression
from .mutant import Mutant
from .sites import find_sites
from .statements import change_statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .sites import Change, Site
    from .source import Module


def make_mutants(module: Module) -> Iterator[Mutant]:
    """Yield every mutant of a module once, in the order of the source."""
    made: set[tuple[int, str, str]] = set()
    ordinals: Counter[tuple[str, str, str]] = Counter()
    for site in find_sites(module.tree):
        for operator, node, change in (*change_statement(site), *change_expression(site)):
            key = (id(change.owner), change.field, _describe(change.new))
            if key in made or key[2] == _describe(getattr(change.owner, change.field)):
                continue  # made before, or no change: `while True` is always true
            made.add(key)
            original = ast.unparse(node) if site.in_f_string else module.text_of(node)
            same = (site.qualified_name, operator, original)
            yield _mutant(module, site, change, operator=operator, original=original, ordinal=ordinals[same])
            ordinals[same] += 1


def _mutant(module: Module, site: Site, change: Change, *, operator: str, original: str, ordinal: int) -> Mutant:
    statement = site.statement
    if statement is None:
        raise ValueError(f"{original} is in no statement")
    # Without its only `yield` a function is no generator, even if the `yield` is not executed.
    yields = any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in ast.walk(statement))
    return Mutant(
        module=module,
        function=site.qualified_name,
        operator=operator,
        original=original,
        ordinal=ordinal,
        line=statement.lineno if site.in_f_string else getattr(site.node, "lineno", statement.lineno),
        statement=statement,
        is_deferred=site.is_deferred and not yields,
        change=change,
    )


def _describe(value: object) -> str:
    parts = value if isinstance(value, list) else [value]
    return "\n".join(ast.dump(part) if isinstance(part, ast.AST) else repr(part) for part in parts)
