"""The nodes of a module that can be changed, each with its surroundings.

Not visited, because they have no effect when the functions run: docstrings, annotations, imports, blocks for type
checkers, and protocols.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    Function = ast.FunctionDef | ast.AsyncFunctionDef

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SCOPES = (*_FUNCTIONS, ast.ClassDef)
_ANNOTATIONS = {"annotation", "returns", "type_params"}
# Decorators that do not make the calls of a function depend on earlier calls, as a cache does.
_PLAIN_DECORATORS = {"property", "classmethod", "staticmethod", "contextmanager"}


@dataclass(frozen=True)
class Change:
    """One change of a syntax tree: a field of a node gets another value.

    Attributes:
        owner: The node.
        field: The field.
        new: The other value.
        shown: What a diff shows instead of a statement that is replaced.
    """

    owner: ast.AST
    field: str
    new: Any
    shown: ast.AST | None = None


@dataclass(frozen=True)
class Site:
    """A node and its surroundings.

    Attributes:
        node: The node.
        owner: The node that has it in a field.
        field: The name of the field.
        index: The position if the field is a list.
        qualified_name: The name of the function or class; empty at the top of the module.
        function: The function that has the node in its body or its arguments.
        statement: The innermost statement.
        is_deferred: Whether the node is executed by calls only, not by the import of the module.
        in_f_string: Whether the node is in an f-string: before Python 3.12 its position is wrong.
    """

    node: ast.AST
    owner: ast.AST
    field: str
    index: int | None
    qualified_name: str = ""
    function: Function | None = None
    statement: ast.stmt | None = None
    is_deferred: bool = False
    in_f_string: bool = False

    def replaced_by(self, *new: ast.AST) -> Change:
        """Return the change that replaces the node; in a list, it can be replaced by several nodes."""
        if self.index is None:
            return Change(self.owner, self.field, *new)
        items = list(getattr(self.owner, self.field))
        items[self.index : self.index + 1] = new
        return Change(self.owner, self.field, items, shown=new[0])


def find_sites(tree: ast.Module) -> Iterator[Site]:
    """Yield the nodes of a module, outer ones first."""
    yield from _visit(tree, Site(tree, tree, "", None))


def _visit(node: ast.AST, around: Site) -> Iterator[Site]:
    for field, value in ast.iter_fields(node):
        if field in _ANNOTATIONS:
            continue
        within = _enter(around, node, field)
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not _has_no_effect(child):
                statement = child if isinstance(child, ast.stmt) else within.statement
                site = replace(within, node=child, owner=node, field=field, index=index, statement=statement)
                yield site
                yield from _visit(child, site)


def _enter(around: Site, node: ast.AST, field: str) -> Site:
    """Return the surroundings of a node's field."""
    if isinstance(node, ast.JoinedStr):
        return replace(around, in_f_string=True)
    if not isinstance(node, _SCOPES):
        return around
    inside = replace(around, qualified_name=f"{around.qualified_name}.{node.name}".lstrip("."))
    if isinstance(node, _FUNCTIONS):
        inside = replace(inside, function=node)
        if field == "body":
            is_plain = all(_is_plain(decorator) for decorator in node.decorator_list)
            inside = replace(inside, is_deferred=is_plain and (around.is_deferred or around.function is None))
    return inside


def _is_plain(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Name) and decorator.id in _PLAIN_DECORATORS


def _has_no_effect(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    if isinstance(node, ast.ClassDef):
        return any(ast.unparse(base).startswith("Protocol") for base in node.bases)
    return isinstance(node, (ast.Import, ast.ImportFrom, ast.expr_context))
