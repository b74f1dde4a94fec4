"""The changes of expressions."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .sites import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .sites import Site

    Changes = Iterator[tuple[str, ast.AST, Change]]

TEXT = "mutated"

_SHIFTED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
_NEGATED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
_FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_CONDITIONS = ((ast.If, "test"), (ast.While, "test"), (ast.IfExp, "test"), (ast.comprehension, "ifs"))


def change_expression(site: Site) -> Changes:
    """Yield the changes of an expression: the operator, the node that it is applied to, and the change."""
    node = site.node
    if any(isinstance(site.owner, owner) and site.field == field for owner, field in _CONDITIONS):
        for forced in (True, False):
            yield f"condition {str(forced).lower()}", node, site.replaced_by(ast.Constant(forced))
    if isinstance(node, ast.Compare):
        yield from _change_comparison(node)
    elif isinstance(node, ast.BoolOp):
        yield "and/or", node, Change(node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not removed", node, site.replaced_by(node.operand)
    elif isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in _ARITHMETIC:
        yield "arithmetic", node, Change(node, "op", _ARITHMETIC[type(node.op)]())
    elif isinstance(node, ast.Constant):
        yield from _change_constant(site, node)
    elif isinstance(node, ast.JoinedStr) and site.field != "format_spec":
        yield from _change_f_string(node)
    elif isinstance(node, ast.Call):
        yield from _change_call(node)
    else:
        yield from _drop_items(site)


def _change_comparison(node: ast.Compare) -> Changes:
    for index, old in enumerate(node.ops):
        for operator, table in (("comparison shifted", _SHIFTED), ("comparison negated", _NEGATED)):
            if type(old) in table:
                new = [*node.ops[:index], table[type(old)](), *node.ops[index + 1 :]]
                yield operator, node, Change(node, "ops", new)


def _change_constant(site: Site, node: ast.Constant) -> Changes:
    value = node.value
    if isinstance(value, bool):
        yield "True/False", node, Change(node, "value", not value)
    elif isinstance(value, (int, float)):
        yield "number + 1", node, Change(node, "value", value + 1)
        half = value // 2 if isinstance(value, int) else value / 2
        if half != value:
            yield "number halved", node, Change(node, "value", half)
    elif isinstance(value, str) and not isinstance(site.owner, ast.JoinedStr):
        yield "string", node, Change(node, "value", TEXT)


def _change_f_string(node: ast.JoinedStr) -> Changes:
    texts = [part for part in node.values if isinstance(part, ast.Constant)]
    if texts:
        new = [ast.Constant(TEXT) if isinstance(part, ast.Constant) else part for part in node.values]
        yield "string", node, Change(node, "values", new)
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            yield "interpolation", node, Change(part, "value", ast.Constant(TEXT))
            if part.conversion != -1:
                yield "format dropped", node, Change(part, "conversion", -1)
            if part.format_spec is not None:
                yield "format dropped", node, Change(part, "format_spec", None)


def _change_call(node: ast.Call) -> Changes:
    if isinstance(node.func, ast.Name) and node.func.id in _FUNCTIONS:
        yield "min/max, any/all", node, Change(node.func, "id", _FUNCTIONS[node.func.id])
    for index, keyword in enumerate(node.keywords):
        yield "argument dropped", keyword, Change(node, "keywords", _without(node.keywords, index))


def _drop_items(site: Site) -> Changes:
    node = site.node
    if isinstance(node, ast.Dict):
        for index, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
            smaller = ast.Dict(_without(node.keys, index), _without(node.values, index))
            yield (
                "entry dropped",
                value if key is None else ast.keyword(None, value, **_span(key, value)),
                (site.replaced_by(smaller)),
            )
    elif isinstance(node, (ast.Tuple, ast.List, ast.Set)) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        if isinstance(site.owner, ast.Subscript):
            return  # the arguments of a type
        for index, item in enumerate(node.elts):
            left = _without(node.elts, index)
            yield (
                "item dropped",
                item,
                Change(node, "elts", left)
                if left or not isinstance(node, ast.Set)
                else (site.replaced_by(ast.Call(ast.Name("set", ast.Load()), [], []))),
            )


def _span(first: ast.expr, last: ast.expr) -> dict[str, int | None]:
    return {
        "lineno": first.lineno,
        "col_offset": first.col_offset,
        "end_lineno": last.end_lineno,
        "end_col_offset": last.end_col_offset,
    }


def _without(items: list[ast.expr | None] | list[ast.expr] | list[ast.keyword], index: int) -> list[ast.AST | None]:
    return [*items[:index], *items[index + 1 :]]
