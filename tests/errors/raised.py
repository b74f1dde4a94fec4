"""What the package can say when it refuses or fails, read from its code: every class that it raises, every message."""

from __future__ import annotations

import ast
import builtins
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import glue_constructs

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(glue_constructs.__file__).parent
# awsglue stands on the Python path of jobs: its own imports name it so.
_AWSGLUE = "glue_constructs.local.script_path."
_RULES = "glue_constructs.rules."

# What a fault says, wherever it is made: its verbs.
_FAULT = re.compile(
    r"\b(must|cannot|needs?|got|there is no|has no|have expired|has ended|is none|does not|would refuse|breaks"
    r"|no answer|nothing answers|unknown rule|invalid Region|rejects the credentials|credentials found|Region set"
    r"|no response|request failed|could not be|is already running|is running in|no longer exists|did not end within"
    r"|suppresses no rule|do not support)\b"
)
# What commands say to a person, and end with (`fail`) or go on from.
SPOKEN = ("fail", "complain", "warn")


@dataclass(frozen=True, order=True)
class Message:
    """One thing that the code can say.

    Attributes:
        room: Where it is said: a module below `glue_constructs`, with dots.
        kind: The class that is raised, with its module; for what a command says, the name of the function that says
            it; empty for a fault that another module raises or says.
        text: The message, with "…" for what differs.
    """

    room: str
    kind: str
    text: str


@cache
def _trees() -> dict[str, ast.Module]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = ast.parse(path.read_text(encoding="utf-8"))
    return found


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """Every class of the package, and what it is derived from; names with their modules."""
    return {
        f"{module}.{node.name}": tuple(_resolved(module, ast.unparse(base)) for base in node.bases)
        for module, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }


def is_a(kind: str, base: str) -> bool:
    """Whether a class of the package is another, or is derived from it."""
    return kind == base or any(is_a(parent, base) for parent in classes().get(kind, ()))


@cache
def raised() -> dict[str, frozenset[str]]:
    """Every class that is raised anywhere in the package -> the modules that raise it.

    What is raised again as it came (``raise``, ``raise error``) was raised elsewhere.
    """
    found: dict[str, set[str]] = {}
    for module, tree in _trees().items():
        for node in _raises(tree):
            if kind := _kind(module, node):
                found.setdefault(kind, set()).add(module)
    return {kind: frozenset(modules) for kind, modules in found.items()}


@cache
def messages() -> frozenset[Message]:
    """Every message: of what is raised, of what commands say, and the faults that are made for others to raise."""
    return frozenset(message for module, tree in _trees().items() for message in _said(module, tree))


def _said(module: str, tree: ast.Module) -> Iterator[Message]:
    seen = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Expr) for part in _own(node.value)}
    for node in _raises(tree):
        kind = _kind(module, node)
        texts = list(_texts(node.exc)) if kind else []
        seen |= {id(part) for part in ast.walk(node)} if texts else set()
        yield from (Message(module, kind, text) for text in texts)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node.func) in SPOKEN:
            seen |= {id(part) for part in ast.walk(node)}
            yield from (Message(module, _called(node.func), text) for text in _texts(node))
        elif isinstance(node, ast.keyword) and node.arg == "help":
            seen |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        # What the rules find stands in docs/rules.md.
        if id(node) not in seen and not module.startswith(_RULES) and isinstance(node, (ast.JoinedStr, ast.Constant)):
            seen |= {id(part) for part in ast.walk(node)}
            yield from (Message(module, "", text) for text in _texts(node) if _FAULT.search(text))


def _own(value: ast.expr) -> list[ast.expr]:
    """A docstring: a constant that is a statement."""
    return [value] if isinstance(value, ast.Constant) else []


def _raises(tree: ast.Module) -> list[ast.Raise]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Raise) and node.exc is not None]


def _texts(node: ast.AST | None) -> Iterator[str]:
    """The sentences in an expression, each once, with "…" for what differs: texts that have a space."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and " " in node.value.strip():
            # What str.format and logging fill in is no part of the sentence either.
            yield re.sub(r"\{\w+\}|%[sr]|…+", "…", " ".join(node.value.split()))
    elif isinstance(node, ast.JoinedStr):
        # A text in braces is a part of the sentence.
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        yield from _texts(ast.Constant(text))
    elif node is not None:
        for child in ast.iter_child_nodes(node):
            yield from _texts(child)


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _kind(module: str, node: ast.Raise) -> str:
    """The class that is raised, with its module; empty for an error that was raised elsewhere."""
    raising = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    name = ast.unparse(raising) if raising is not None else ""
    if name.partition(".")[0] not in _bindings(module):
        return name if hasattr(builtins, name) else ""
    kind = _resolved(module, name)
    return kind if kind in classes() or not kind.startswith("glue_constructs.") else _answer(kind)


def _answer(function: str) -> str:
    """The class that a function of the package makes, as its annotation says."""
    module, _, name = function.rpartition(".")
    for node in ast.walk(_trees().get(module, ast.Module([], []))):
        if isinstance(node, ast.FunctionDef) and node.name == name and node.returns is not None:
            return _resolved(module, ast.unparse(node.returns).strip("\"'"))
    return ""


def _resolved(module: str, name: str) -> str:
    """A name with the module that it comes from: of the package, of another package, or none for Python's own."""
    first, dot, rest = name.partition(".")
    found = _bindings(module).get(first)
    return f"{_through(found)}{dot}{rest}" if found else name


def _through(name: str) -> str:
    """A name that a package's __init__ passes on, with the module that has it."""
    module, _, last = name.rpartition(".")
    return _bindings(module).get(last, name) if module in _trees() else name


@cache
def _bindings(module: str) -> dict[str, str]:
    """The names that a module defines or imports, each with the module that has it."""
    found = {}
    for node in ast.walk(_trees()[module]):
        if isinstance(node, ast.ImportFrom):
            source = _source(module, node)
            found |= {alias.asname or alias.name: f"{source}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name: alias.name for alias in node.names if not alias.asname}
        elif isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            found[node.name] = f"{module}.{node.name}"
    return found


def _source(module: str, node: ast.ImportFrom) -> str:
    if node.level:
        package = PACKAGE.parent.joinpath(*module.split("."))
        parents = module.split(".")[: None if package.is_dir() else -1]
        return ".".join([*parents[: len(parents) + 1 - node.level], node.module or ""]).removesuffix(".")
    return f"{_AWSGLUE}{node.module}" if str(node.module).startswith("awsglue") else str(node.module)
