"""Detection of syntax that needs a newer Python, from the tree.

Not with `ast.parse(feature_version=...)`: on Python 3.11 it takes `with (open(path)):` for parenthesized context
managers, which 3.7 does not have, and on 3.13 it accepts parenthesized context managers for 3.7. Syntax that is not
visible in the tree is not detected: parenthesized context managers, `f"{value=}"`, `return *rows, last`; all three
matter for Python 3.7 only, that is for Glue 3.0.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from glue_constructs.rules._script_facts import Syntax

if TYPE_CHECKING:
    from collections.abc import Callable

_STATEMENTS = {
    "NamedExpr": ("the operator :=", (3, 8)),
    "Match": ("a match statement", (3, 10)),
    "TryStar": ("except*", (3, 11)),
    "TypeAlias": ("a type statement", (3, 12)),
    "TemplateStr": ("a template string", (3, 14)),
}


def _always(what: str, since: tuple[int, int]) -> Callable[[ast.AST], Syntax]:
    return lambda node: Syntax(what, since, node.lineno)  # type: ignore[attr-defined]  # statements and expressions


def _definition(node: ast.AST) -> Syntax | None:
    line: int = node.lineno  # type: ignore[attr-defined]  # of functions, classes and type aliases
    parameters = getattr(node, "type_params", ())
    if any(getattr(each, "default_value", None) is not None for each in parameters):
        return Syntax("a default of a type parameter", (3, 13), line)
    if parameters:
        return Syntax("type parameters", (3, 12), line)
    plain = (each.func if isinstance(each, ast.Call) else each for each in getattr(node, "decorator_list", ()))
    if not all(map(_is_dotted, plain)):
        return Syntax("a decorator that is not a dotted name", (3, 9), line)
    return None


def _is_dotted(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _parameters(node: ast.AST) -> Syntax | None:
    if isinstance(node, ast.arguments) and node.posonlyargs:
        return Syntax("a positional-only parameter", (3, 8), node.posonlyargs[0].lineno)
    return None


def _parameter(node: ast.AST) -> Syntax | None:
    if isinstance(node, ast.arg) and isinstance(node.annotation, ast.Starred):
        return Syntax("a starred annotation", (3, 11), node.lineno)
    return None


def _subscript(node: ast.AST) -> Syntax | None:
    if not isinstance(node, ast.Subscript) or not isinstance(node.slice, ast.Tuple):
        return None
    if any(isinstance(each, ast.Starred) for each in node.slice.elts) and _is_bare(node.slice):
        return Syntax("a starred index", (3, 11), node.lineno)
    return None


def _handler(node: ast.AST) -> Syntax | None:
    if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Tuple) and _is_bare(node.type):
        return Syntax("except without parentheses", (3, 14), node.lineno)
    return None


def _is_bare(node: ast.Tuple) -> bool:
    """Whether a tuple has no parentheses: then it starts at its first item."""
    return bool(node.elts) and node.col_offset == node.elts[0].col_offset and node.lineno == node.elts[0].lineno


SYNTAX_CHECKS: dict[type, Callable[[ast.AST], Syntax | None]] = {
    # By name, because older Python versions do not have these classes.
    **{getattr(ast, name): _always(*row) for name, row in _STATEMENTS.items() if hasattr(ast, name)},
    ast.FunctionDef: _definition,
    ast.AsyncFunctionDef: _definition,
    ast.ClassDef: _definition,
    ast.arguments: _parameters,
    ast.arg: _parameter,
    ast.Subscript: _subscript,
    ast.ExceptHandler: _handler,
}
"""For each class of nodes that may be syntax which Python 3.7 does not have: the function that detects it."""
