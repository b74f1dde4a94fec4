"""One walk through a script's tree, which collects what the other modules here read from.

A loop and not `ast.NodeVisitor`: a script may be nested as deep as the parser goes, and the loop is much faster.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from glue_constructs.scripts.branches import CHILD_CONTEXTS, CHILD_FIELDS
from glue_constructs.scripts.syntax import SYNTAX_CHECKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from glue_constructs.rules._script_facts import Syntax, Version
    from glue_constructs.scripts.branches import Context, Step


@dataclass
class ScriptNodes:
    """What the walk found, in the order of the source where a list of lines is made of it."""

    imports: list[tuple[ast.Import | ast.ImportFrom, Context]] = field(default_factory=list)
    calls: list[tuple[ast.Call, Context]] = field(default_factory=list)
    raises: list[tuple[ast.Raise, Context]] = field(default_factory=list)
    compares: list[ast.Compare] = field(default_factory=list)
    assigns: list[ast.Assign | ast.AnnAssign] = field(default_factory=list)
    names: list[ast.Name] = field(default_factory=list)
    attributes: list[ast.Attribute] = field(default_factory=list)
    stored_items: list[ast.Subscript] = field(default_factory=list)
    formatted: list[ast.JoinedStr] = field(default_factory=list)
    bound: set[str] = field(default_factory=set)
    """Names of functions, classes and parameters."""
    syntax: dict[Version, Syntax] = field(default_factory=dict)


def collect_nodes(tree: ast.Module) -> ScriptNodes:
    """Collect."""
    seen = ScriptNodes()
    stack: list[Step] = [(tree, 0)]
    while stack:
        node, place = stack.pop()
        kind = node.__class__
        if kind is ast.Name:  # every second node, and it holds no other
            seen.names.append(node)  # type: ignore[arg-type]  # its class was just compared
            continue
        if (collect := _COLLECTORS.get(kind)) is not None:
            collect(seen, node, place)
        if (judge := SYNTAX_CHECKS.get(kind)) is not None and (newer := judge(node)) is not None:
            _record_syntax(seen, newer)
        if (branch := CHILD_CONTEXTS.get(kind)) is not None:
            stack.extend(branch(node, place))
        else:
            _push(stack, node, place)
    _sort(seen)
    return seen


def _push(stack: list[Step], node: ast.AST, place: Context) -> None:
    for name in CHILD_FIELDS[node.__class__]:
        part = getattr(node, name, None)
        if part.__class__ is list:
            stack.extend([(item, place) for item in part if isinstance(item, ast.AST)])
        elif isinstance(part, ast.AST) and part.__class__ is not ast.Constant:
            stack.append((part, place))


def _record_syntax(seen: ScriptNodes, newer: Syntax) -> None:
    known = seen.syntax.get(newer.since)
    if known is None or newer.line < known.line:
        seen.syntax[newer.since] = newer


def _sort(seen: ScriptNodes) -> None:
    """Into the order of the source: the stack turns it around."""
    for pairs in (seen.imports, seen.calls, seen.raises):
        pairs.sort(key=lambda pair: (pair[0].lineno, pair[0].col_offset))


def _function(seen: ScriptNodes, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, _place: Context) -> None:
    seen.bound.add(node.name)


_COLLECTORS: dict[type, Callable[[ScriptNodes, Any, Context], object]] = {
    ast.Import: lambda seen, node, place: seen.imports.append((node, place)),
    ast.ImportFrom: lambda seen, node, place: seen.imports.append((node, place)),
    ast.Call: lambda seen, node, place: seen.calls.append((node, place)),
    ast.Raise: lambda seen, node, place: seen.raises.append((node, place)),
    ast.Compare: lambda seen, node, _: seen.compares.append(node),
    ast.Assign: lambda seen, node, _: seen.assigns.append(node),
    ast.AnnAssign: lambda seen, node, _: seen.assigns.append(node),
    ast.Attribute: lambda seen, node, _: seen.attributes.append(node),
    ast.Subscript: lambda seen, node, _: _stored(seen, node),
    ast.JoinedStr: lambda seen, node, _: seen.formatted.append(node),
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _function,
    ast.arg: lambda seen, node, _: seen.bound.add(node.arg),
}


def _stored(seen: ScriptNodes, node: ast.Subscript) -> None:
    if not isinstance(node.ctx, ast.Load):
        seen.stored_items.append(node)
