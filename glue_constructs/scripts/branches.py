"""The contexts of nodes in a script's tree: inside a branch, a loop, an exception handler or a function."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# The context of a node: flags, which can be combined.
CONDITIONAL = 1  # it may not be executed: a branch, a loop, a try whose handlers do not raise
IMPORT_ERROR_CAUGHT = 2  # an import may fail: except ImportError, TYPE_CHECKING
EXIT_CAUGHT = 4  # the exit of the process is caught: except SystemExit
IN_FUNCTION = 8

_IMPORT_ERRORS = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
_EXIT_ERRORS = {"SystemExit", "BaseException"}

Context: TypeAlias = int
Step: TypeAlias = "tuple[ast.AST, Context]"


# Fields without child nodes of interest; the others are computed once per class.
_PLAIN = {"ctx", "op", "ops", "type_comment", "kind", "id", "attr", "level", "module", "simple", "is_async"}
CHILD_FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(name for name in kind._fields if name not in _PLAIN)
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST)
}


def _with_context(parts: Iterable[ast.AST | None], context: Context) -> Iterator[Step]:
    return ((part, context) for part in parts if part is not None)


def _if(node: ast.If, context: Context) -> Iterator[Step]:
    yield node.test, context
    test = ast.unparse(node.test) if isinstance(node.test, (ast.Compare, ast.Name, ast.Attribute)) else ""
    body = CONDITIONAL
    if "__name__" in test and "__main__" in test:
        body = 0
    elif test.endswith("TYPE_CHECKING"):
        body = CONDITIONAL | IMPORT_ERROR_CAUGHT
    yield from _with_context(node.body, context | body)
    yield from _with_context(node.orelse, context | CONDITIONAL)


def _try(node: ast.Try, context: Context) -> Iterator[Step]:
    body = 0
    for handler in node.handlers:
        if handler.body and isinstance(handler.body[-1], ast.Raise):
            continue  # it ends with an exception as well, so the failure is not caught
        caught = _caught(handler)
        body |= CONDITIONAL
        body |= IMPORT_ERROR_CAUGHT if caught is None or caught & _IMPORT_ERRORS else 0
        body |= EXIT_CAUGHT if caught is None or caught & _EXIT_ERRORS else 0
    yield from _with_context(node.body, context | body)
    # A handler of ImportError imports an alternative.
    yield from _with_context(node.handlers, context | CONDITIONAL | (body & IMPORT_ERROR_CAUGHT))
    yield from _with_context(node.orelse, context | (body & CONDITIONAL))
    yield from _with_context(node.finalbody, context)


def _caught(handler: ast.ExceptHandler) -> set[str] | None:
    """Return the names of the caught exceptions; `None` for a bare except."""
    if handler.type is None:
        return None
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {kind.attr if isinstance(kind, ast.Attribute) else getattr(kind, "id", "") for kind in kinds}


def _loop(node: ast.For | ast.AsyncFor | ast.While, context: Context) -> Iterator[Step]:
    head = (node.test,) if isinstance(node, ast.While) else (node.target, node.iter)
    yield from _with_context(head, context)
    yield from _with_context((*node.body, *node.orelse), context | CONDITIONAL)


def _with(node: ast.With | ast.AsyncWith, context: Context) -> Iterator[Step]:
    yield from _with_context(node.items, context)
    names = {getattr(n, "id", "") or getattr(n, "attr", "") for item in node.items for n in ast.walk(item)}
    yield from _with_context(
        node.body, context | (CONDITIONAL | IMPORT_ERROR_CAUGHT | EXIT_CAUGHT if "suppress" in names else 0)
    )


def _scope(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, context: Context) -> Iterator[Step]:
    body = [node.body] if isinstance(node, ast.Lambda) else node.body
    inside = set(map(id, body))
    for name in CHILD_FIELDS[node.__class__]:
        part = getattr(node, name, None)
        items = part if isinstance(part, list) else [part]
        for item in items:
            if isinstance(item, ast.AST):
                yield item, context | IN_FUNCTION if id(item) in inside else context


def _choice(node: ast.IfExp | ast.BoolOp, context: Context) -> Iterator[Step]:
    if isinstance(node, ast.IfExp):
        yield node.test, context
        rest: list[ast.expr] = [node.body, node.orelse]
    else:
        yield node.values[0], context
        rest = node.values[1:]
    yield from _with_context(rest, context | CONDITIONAL)


def _each(node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, context: Context) -> Iterator[Step]:
    made = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
    yield from _with_context(node.generators, context)
    yield from _with_context(made, context | CONDITIONAL)


def _match(node: ast.Match, context: Context) -> Iterator[Step]:
    yield node.subject, context
    yield from _with_context(node.cases, context | CONDITIONAL)


def _leaf(_node: ast.AST, _context: Context) -> Iterator[Step]:
    return iter(())


CHILD_CONTEXTS: dict[type, Callable[[Any, Context], Iterator[Step]]] = {
    ast.If: _if,
    ast.Try: _try,
    **({ast.TryStar: _try} if hasattr(ast, "TryStar") else {}),
    ast.For: _loop,
    ast.AsyncFor: _loop,
    ast.While: _loop,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.FunctionDef: _scope,
    ast.AsyncFunctionDef: _scope,
    ast.Lambda: _scope,
    ast.IfExp: _choice,
    ast.BoolOp: _choice,
    ast.ListComp: _each,
    ast.SetComp: _each,
    ast.GeneratorExp: _each,
    ast.DictComp: _each,
    ast.Match: _match,
    ast.Constant: _leaf,
}
"""For each class of nodes whose children have another context: a function that yields them with their contexts."""
