"""The changes of statements."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .sites import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .sites import Site

    Changes = Iterator[tuple[str, ast.AST, Change]]

_REMOVED = (
    ast.Expr,
    ast.Assign,
    ast.AugAssign,
    ast.Raise,
    ast.Return,
    ast.Continue,
    ast.Break,
    ast.Delete,
    ast.Assert,
)


def change_statement(site: Site) -> Changes:
    """Yield the changes of a statement: the operator, the node that it is applied to, and the change."""
    node = site.node
    if isinstance(node, _REMOVED) or (isinstance(node, ast.AnnAssign) and node.value is not None):
        if not _is_last_return(site):
            yield "statement removed", node, site.replaced_by(ast.Pass())
    elif isinstance(node, ast.With) and all(item.optional_vars is None for item in node.items):
        yield "with removed", node, site.replaced_by(*node.body)
    elif isinstance(node, ast.ExceptHandler) and not isinstance(node.body[0], ast.Raise):
        yield "handler raises", node, Change(node, "body", [ast.Raise()])
    elif isinstance(node, (ast.For, ast.While)) and not isinstance(node.body[-1], (ast.Return, ast.Raise, ast.Break)):
        yield "loop runs once", node, Change(node, "body", [*node.body, ast.Break()])
    if isinstance(node, ast.Return) and node.value is not None:
        yield from _change_return(site, node, node.value)


def _is_last_return(site: Site) -> bool:
    """Whether a statement is the `return` at the end of a function: without it the function returns None, too."""
    is_end = site.function is site.owner and site.function is not None and site.node is site.function.body[-1]
    return is_end and isinstance(site.node, ast.Return)


def _change_return(site: Site, node: ast.Return, value: ast.expr) -> Changes:
    if not (isinstance(value, ast.Constant) and value.value is None):
        yield "return None", node, Change(node, "value", ast.Constant(None))
    annotation = site.function.returns if site.function else None
    declared = ast.unparse(annotation).partition("[")[0] if annotation else ""
    if declared == "bool" and not isinstance(value, ast.Constant):
        yield "return negated", node, Change(node, "value", ast.UnaryOp(ast.Not(), value))
    if empty := _empty_value(declared, value):
        yield "return empty", node, Change(node, "value", empty)


def _empty_value(declared: str, value: ast.expr) -> ast.expr | None:
    if isinstance(value, (ast.Dict, ast.DictComp)) or declared == "dict":
        return ast.Dict([], [])
    if isinstance(value, (ast.List, ast.ListComp)) or declared == "list":
        return ast.List([], ast.Load())
    if isinstance(value, ast.Tuple) or declared == "tuple":
        return ast.Tuple([], ast.Load())
    return None
