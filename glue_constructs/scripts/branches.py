"""What stands under what: the places of the parts of statements that branch, loop, catch or make a scope."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# Under what a node stands: flags, because they add up.
CONDITIONAL = 1  # it may not happen: a branch, a loop, a try whose handlers go on
OPTIONAL = 2  # an import's failure is minded: except ImportError, TYPE_CHECKING
SAVED = 4  # the end of the process is caught: except SystemExit
INSIDE = 8  # in a function

_MINDS_IMPORTS = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
_MINDS_EXITS = {"SystemExit", "BaseException"}

Place: TypeAlias = int
Step: TypeAlias = "tuple[ast.AST, Place]"


# Fields that hold no part worth a visit; a class's own are looked up once.
_PLAIN = {"ctx", "op", "ops", "type_comment", "kind", "id", "attr", "level", "module", "simple", "is_async"}
FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(name for name in kind._fields if name not in _PLAIN)
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST)
}


def _of(parts: Iterable[ast.AST | None], place: Place) -> Iterator[Step]:
    return ((part, place) for part in parts if part is not None)


def _if(node: ast.If, place: Place) -> Iterator[Step]:
    yield node.test, place
    test = ast.unparse(node.test) if isinstance(node.test, (ast.Compare, ast.Name, ast.Attribute)) else ""
    body = CONDITIONAL
    if "__name__" in test and "__main__" in test:
        body = 0
    elif test.endswith("TYPE_CHECKING"):
        body = CONDITIONAL | OPTIONAL
    yield from _of(node.body, place | body)
    yield from _of(node.orelse, place | CONDITIONAL)


def _try(node: ast.Try, place: Place) -> Iterator[Step]:
    body = 0
    for handler in node.handlers:
        if handler.body and isinstance(handler.body[-1], ast.Raise):
            continue  # it tells of the failure, and fails all the same
        caught = _caught(handler)
        body |= CONDITIONAL
        body |= OPTIONAL if caught is None or caught & _MINDS_IMPORTS else 0
        body |= SAVED if caught is None or caught & _MINDS_EXITS else 0
    yield from _of(node.body, place | body)
    # A handler of ImportError holds the other way to get the module.
    yield from _of(node.handlers, place | CONDITIONAL | (body & OPTIONAL))
    yield from _of(node.orelse, place | (body & CONDITIONAL))
    yield from _of(node.finalbody, place)


def _caught(handler: ast.ExceptHandler) -> set[str] | None:
    """The names of what it catches; `None` for everything."""
    if handler.type is None:
        return None
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {kind.attr if isinstance(kind, ast.Attribute) else getattr(kind, "id", "") for kind in kinds}


def _loop(node: ast.For | ast.AsyncFor | ast.While, place: Place) -> Iterator[Step]:
    head = (node.test,) if isinstance(node, ast.While) else (node.target, node.iter)
    yield from _of(head, place)
    yield from _of((*node.body, *node.orelse), place | CONDITIONAL)


def _with(node: ast.With | ast.AsyncWith, place: Place) -> Iterator[Step]:
    yield from _of(node.items, place)
    names = {getattr(n, "id", "") or getattr(n, "attr", "") for item in node.items for n in ast.walk(item)}
    yield from _of(node.body, place | (CONDITIONAL | OPTIONAL | SAVED if "suppress" in names else 0))


def _scope(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, place: Place) -> Iterator[Step]:
    body = [node.body] if isinstance(node, ast.Lambda) else node.body
    inside = set(map(id, body))
    for name in FIELDS[node.__class__]:
        part = getattr(node, name, None)
        items = part if isinstance(part, list) else [part]
        for item in items:
            if isinstance(item, ast.AST):
                yield item, place | INSIDE if id(item) in inside else place


def _choice(node: ast.IfExp | ast.BoolOp, place: Place) -> Iterator[Step]:
    if isinstance(node, ast.IfExp):
        yield node.test, place
        rest: list[ast.expr] = [node.body, node.orelse]
    else:
        yield node.values[0], place
        rest = node.values[1:]
    yield from _of(rest, place | CONDITIONAL)


def _each(node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, place: Place) -> Iterator[Step]:
    made = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
    yield from _of(node.generators, place)
    yield from _of(made, place | CONDITIONAL)


def _match(node: ast.Match, place: Place) -> Iterator[Step]:
    yield node.subject, place
    yield from _of(node.cases, place | CONDITIONAL)


def _leaf(_node: ast.AST, _place: Place) -> Iterator[Step]:
    return iter(())


BRANCHES: dict[type, Callable[[Any, Place], Iterator[Step]]] = {
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
"""For each class of nodes that its parts stand under differently: its parts, with their places."""
