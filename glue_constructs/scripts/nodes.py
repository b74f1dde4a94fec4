"""Collection of the nodes of a script's tree that the other modules analyze, in one traversal.

A loop instead of `ast.NodeVisitor`: a script may be nested as deeply as the parser allows, and a loop is much faster.
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
    """The collected nodes; imports, calls and raises are in the order of the source."""

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
    """The names of functions, classes and parameters."""
    syntax: dict[Version, Syntax] = field(default_factory=dict)


def collect_nodes(tree: ast.Module) -> ScriptNodes:
    """Collect the nodes of a script's tree."""
    nodes = ScriptNodes()
    stack: list[Step] = [(tree, 0)]
    while stack:
        node, context = stack.pop()
        kind = node.__class__
        if kind is ast.Name:  # half of all nodes, without children
            nodes.names.append(node)  # type: ignore[arg-type]  # checked by the comparison
            continue
        if (collect := _COLLECTORS.get(kind)) is not None:
            collect(nodes, node, context)
        if (check := SYNTAX_CHECKS.get(kind)) is not None and (newer := check(node)) is not None:
            _record_syntax(nodes, newer)
        if (branch := CHILD_CONTEXTS.get(kind)) is not None:
            stack.extend(branch(node, context))
        else:
            _push(stack, node, context)
    _sort(nodes)
    return nodes


def _push(stack: list[Step], node: ast.AST, context: Context) -> None:
    for name in CHILD_FIELDS[node.__class__]:
        part = getattr(node, name, None)
        if part.__class__ is list:
            stack.extend([(item, context) for item in part if isinstance(item, ast.AST)])
        elif isinstance(part, ast.AST) and part.__class__ is not ast.Constant:
            stack.append((part, context))


def _record_syntax(nodes: ScriptNodes, newer: Syntax) -> None:
    known = nodes.syntax.get(newer.since)
    if known is None or newer.line < known.line:
        nodes.syntax[newer.since] = newer


def _sort(nodes: ScriptNodes) -> None:
    """Sort nodes in the order of the source, which the stack reverses."""
    for pairs in (nodes.imports, nodes.calls, nodes.raises):
        pairs.sort(key=lambda pair: (pair[0].lineno, pair[0].col_offset))


def _function(
    nodes: ScriptNodes, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, _context: Context
) -> None:
    nodes.bound.add(node.name)


_COLLECTORS: dict[type, Callable[[ScriptNodes, Any, Context], object]] = {
    ast.Import: lambda nodes, node, context: nodes.imports.append((node, context)),
    ast.ImportFrom: lambda nodes, node, context: nodes.imports.append((node, context)),
    ast.Call: lambda nodes, node, context: nodes.calls.append((node, context)),
    ast.Raise: lambda nodes, node, context: nodes.raises.append((node, context)),
    ast.Compare: lambda nodes, node, _: nodes.compares.append(node),
    ast.Assign: lambda nodes, node, _: nodes.assigns.append(node),
    ast.AnnAssign: lambda nodes, node, _: nodes.assigns.append(node),
    ast.Attribute: lambda nodes, node, _: nodes.attributes.append(node),
    ast.Subscript: lambda nodes, node, _: _stored(nodes, node),
    ast.JoinedStr: lambda nodes, node, _: nodes.formatted.append(node),
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _function,
    ast.arg: lambda nodes, node, _: nodes.bound.add(node.arg),
}


def _stored(nodes: ScriptNodes, node: ast.Subscript) -> None:
    if not isinstance(node.ctx, ast.Load):
        nodes.stored_items.append(node)
