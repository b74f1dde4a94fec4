"""All exceptions and error messages of the package, read from its source code."""

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
# awsglue is on the Python path of jobs, and imports itself by that name.
_AWSGLUE = "glue_constructs.local.script_path."
_RULES = "glue_constructs.rules."

# A string with one of these words is an error message.
_FAULT = re.compile(
    r"\b(must|cannot|needs?|got|there is no|has no|have expired|has ended|is not an?|does not|do not allow|would refuse"
    r"|is not (?:inside|stopped)|may cost more|no answer|nothing answers|no response|timeout while|no AWS credentials"
    r"|Region set|invalid Region|unknown rule|rejects the credentials|credentials found|access denied|is none|breaks"
    r"|request failed|could not be|is already running|is running in|no longer exists|did not end within"
    r"|suppresses no rule|do not support)\b"
)
# The functions that print a message: `fail` exits the command, the others continue.
PRINTING = ("fail", "report_error", "warn", "add_warning")


@dataclass(frozen=True, order=True)
class Message:
    """An error message in the code.

    Attributes:
        module: The dotted name of the module.
        kind: The class that is raised, with its module; for a message of a command, the name of the function that
            prints it; empty for a message that another module raises or prints.
        text: The message, with "…" for variable parts.
    """

    module: str
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
    """Return all classes of the package with their base classes, with their modules."""
    return {
        f"{module}.{node.name}": tuple(_resolved(module, ast.unparse(base)) for base in node.bases)
        for module, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }


def is_a(kind: str, base: str) -> bool:
    """Whether a class of the package is the same as another or derived from it."""
    return kind == base or any(is_a(parent, base) for parent in classes().get(kind, ()))


@cache
def raised() -> dict[str, frozenset[str]]:
    """Return the classes that are raised in the package, with the modules that raise them.

    Statements that raise an existing exception again (``raise``, ``raise error``) are ignored.
    """
    found: dict[str, set[str]] = {}
    for module, tree in _trees().items():
        for node in _raises(tree):
            if kind := _kind(module, node):
                found.setdefault(kind, set()).add(module)
    return {kind: frozenset(modules) for kind, modules in found.items()}


@cache
def messages() -> frozenset[Message]:
    """Return all messages: of raised exceptions, of commands, and messages that other modules raise."""
    return frozenset(message for module, tree in _trees().items() for message in _messages_of(module, tree))


def _messages_of(module: str, tree: ast.Module) -> Iterator[Message]:
    seen = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Expr) for part in _own(node.value)}
    for node in _raises(tree):
        kind = _kind(module, node)
        texts = list(_texts(node.exc)) if kind else []
        seen |= {id(part) for part in ast.walk(node)} if texts else set()
        yield from (Message(module, kind, text) for text in texts)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node.func) in PRINTING:
            seen |= {id(part) for part in ast.walk(node)}
            yield from (Message(module, _called(node.func), text) for text in _texts(node))
        elif isinstance(node, ast.keyword) and node.arg == "help":
            seen |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        # The messages of rules are in docs/rules.md.
        if id(node) not in seen and not module.startswith(_RULES) and isinstance(node, (ast.JoinedStr, ast.Constant)):
            seen |= {id(part) for part in ast.walk(node)}
            yield from (Message(module, "", text) for text in _texts(node) if _FAULT.search(text))


def _own(value: ast.expr) -> list[ast.expr]:
    """Return a constant that is a statement: a docstring."""
    return [value] if isinstance(value, ast.Constant) else []


def _raises(tree: ast.Module) -> list[ast.Raise]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Raise) and node.exc is not None]


def _texts(node: ast.AST | None) -> Iterator[str]:
    """Yield the messages in an expression, strings with a space, with "…" for variable parts."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and " " in node.value.strip():
            # Placeholders of str.format and logging are variable parts too.
            yield re.sub(r"\{\w+\}|%[sr]|…+", "…", " ".join(node.value.split()))
    elif isinstance(node, ast.JoinedStr):
        # Without the strings in replacement fields.
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        yield from _texts(ast.Constant(text))
    elif node is not None:
        for child in ast.iter_child_nodes(node):
            yield from _texts(child)


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _kind(module: str, node: ast.Raise) -> str:
    """Return the class that is raised, with its module; empty when an existing exception is raised again."""
    raising = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    name = ast.unparse(raising) if raising is not None else ""
    if name.partition(".")[0] not in _bindings(module):
        return name if hasattr(builtins, name) else ""
    kind = _resolved(module, name)
    return kind if kind in classes() or not kind.startswith("glue_constructs.") else _answer(kind)


def _answer(function: str) -> str:
    """Return the class in the return annotation of a function of the package."""
    module, _, name = function.rpartition(".")
    for node in ast.walk(_trees().get(module, ast.Module([], []))):
        if isinstance(node, ast.FunctionDef) and node.name == name and node.returns is not None:
            return _resolved(module, ast.unparse(node.returns).strip("\"'"))
    return ""


def _resolved(module: str, name: str) -> str:
    """Return a name with the module that defines it; builtins without a module."""
    first, dot, rest = name.partition(".")
    found = _bindings(module).get(first)
    return f"{_through(found)}{dot}{rest}" if found else name


def _through(name: str) -> str:
    """Return a name that a package's __init__ imports with the module that defines it."""
    module, _, last = name.rpartition(".")
    return _bindings(module).get(last, name) if module in _trees() else name


@cache
def _bindings(module: str) -> dict[str, str]:
    """Return the names that a module defines or imports, each with the module that defines it."""
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
