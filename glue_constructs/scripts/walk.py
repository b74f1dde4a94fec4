"""One walk through a script's tree, which collects what the other modules here read from.

A loop and not `ast.NodeVisitor`: a script may be nested as deep as the parser goes, and the loop is much faster.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from glue_constructs.scripts.branches import BRANCHES, FIELDS
from glue_constructs.scripts.syntax import JUDGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from glue_constructs.rules._script_facts import Syntax, Version
    from glue_constructs.scripts.branches import Place, Step


@dataclass
class Seen:
    """What the walk found, in the order of the source where a list of lines is made of it."""

    imports: list[tuple[ast.Import | ast.ImportFrom, Place]] = field(default_factory=list)
    calls: list[tuple[ast.Call, Place]] = field(default_factory=list)
    raises: list[tuple[ast.Raise, Place]] = field(default_factory=list)
    compares: list[ast.Compare] = field(default_factory=list)
    assigns: list[ast.Assign | ast.AnnAssign] = field(default_factory=list)
    names: list[ast.Name] = field(default_factory=list)
    attributes: list[ast.Attribute] = field(default_factory=list)
    stored_items: list[ast.Subscript] = field(default_factory=list)
    formatted: list[ast.JoinedStr] = field(default_factory=list)
    bound: set[str] = field(default_factory=set)
    """Names of functions, classes and parameters."""
    syntax: dict[Version, Syntax] = field(default_factory=dict)


def walk(tree: ast.Module) -> Seen:
    """Collect."""
    seen = Seen()
    stack: list[Step] = [(tree, 0)]
    while stack:
        node, place = stack.pop()
        kind = node.__class__
        if kind is ast.Name:  # every second node, and it holds no other
            seen.names.append(node)  # type: ignore[arg-type]  # its class was just compared
            continue
        if (collect := _COLLECT.get(kind)) is not None:
            collect(seen, node, place)
        if (judge := JUDGES.get(kind)) is not None and (newer := judge(node)) is not None:
            _note(seen, newer)
        if (branch := BRANCHES.get(kind)) is not None:
            stack.extend(branch(node, place))
        else:
            _push(stack, node, place)
    _sort(seen)
    return seen


def _push(stack: list[Step], node: ast.AST, place: Place) -> None:
    for name in FIELDS[node.__class__]:
        part = getattr(node, name, None)
        if part.__class__ is list:
            stack.extend([(item, place) for item in part if isinstance(item, ast.AST)])
        elif isinstance(part, ast.AST) and part.__class__ is not ast.Constant:
            stack.append((part, place))


def _note(seen: Seen, newer: Syntax) -> None:
    known = seen.syntax.get(newer.since)
    if known is None or newer.line < known.line:
        seen.syntax[newer.since] = newer


def _sort(seen: Seen) -> None:
    """Into the order of the source: the stack turns it around."""
    for pairs in (seen.imports, seen.calls, seen.raises):
        pairs.sort(key=lambda pair: (pair[0].lineno, pair[0].col_offset))


def _function(seen: Seen, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, _place: Place) -> None:
    seen.bound.add(node.name)


_COLLECT: dict[type, Callable[[Seen, Any, Place], object]] = {
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


def _stored(seen: Seen, node: ast.Subscript) -> None:
    if not isinstance(node.ctx, ast.Load):
        seen.stored_items.append(node)
