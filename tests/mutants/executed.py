"""Records which statements of the functions each check executes. A check can find only a mutant that it executes."""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .importing import ChangedModules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .mutant import Mutant
    from .source import Module

_RECORD = "__record_statement__"
IMPORT = "import"
"""The check that stands for the import of the modules, which executes functions, too."""


@dataclass(frozen=True)
class Executed:
    """The statements that each check executes.

    Attributes:
        by_check: The names of the statements (`name_statement`), by the name of the check.
        modules: The modules of the statements.
    """

    by_check: dict[str, list[str]]
    modules: Sequence[Module]

    def may_find(self, mutant: Mutant) -> list[str]:
        """Return the checks that execute a mutant's change.

        If the import of the module executes it, these are all checks: first those that use the names it defines.
        """
        statement = name_statement(mutant.module, mutant.statement)
        checks = self._by_statement.get(statement, {})
        if mutant.is_deferred and IMPORT not in checks:
            return list(checks)
        users: dict[str, None] = {}
        for name in _defined_names(mutant.statement):
            for user in self._users.get(name, ()):
                users |= self._by_statement.get(user, {})
        return [check for check in users | dict.fromkeys(self.by_check) if check != IMPORT]

    @cached_property
    def _by_statement(self) -> dict[str, dict[str, None]]:
        """The checks of each statement, in their order."""
        found: dict[str, dict[str, None]] = {}
        for check, statements in self.by_check.items():
            for statement in statements:
                found.setdefault(statement, {})[check] = None
        return found

    @cached_property
    def _users(self) -> dict[str, set[str]]:
        """The statements that use a name, as a variable or an attribute."""
        found: dict[str, set[str]] = {}
        for module in self.modules:
            for statement in ast.walk(module.tree):
                if isinstance(statement, ast.stmt) and not isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
                    for name in _names(statement):
                        found.setdefault(name, set()).add(name_statement(module, statement))
        return found


def _defined_names(statement: ast.stmt) -> list[str]:
    """Return the names that a statement defines in its module or class."""
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return [statement.name]
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", statement)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _names(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


class Recorder:
    """Records the statements that are executed."""

    def __init__(self) -> None:
        self.by_check: dict[str, list[str]] = {}
        self._current: set[str] = set()

    def install(self, modules: Iterable[Module]) -> None:
        """Record the statements of these modules, which must not be imported yet."""
        trees = {module: _with_records(module) for module in modules}
        ChangedModules(trees, {_RECORD: self._current.add}).install()

    def assign_to(self, check: str) -> None:
        """Assign the statements since the last call to a check."""
        self.by_check[check] = sorted(self._current)
        self._current.clear()


def name_statement(module: Module, statement: ast.stmt) -> str:
    """Return the name of a statement."""
    return f"{module.short_name}:{statement.lineno}"


def _with_records(module: Module) -> ast.Module:
    """Return a copy of a module's tree that records each statement of a function before it executes it."""
    tree = copy.deepcopy(module.tree)
    for function in ast.walk(tree):
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            _record_body(module, function)
    return ast.fix_missing_locations(tree)


def _record_body(module: Module, node: ast.AST) -> None:
    for field in ("body", "orelse", "finalbody"):
        if isinstance(block := getattr(node, field, None), list):
            setattr(node, field, [part for statement in block for part in _recorded(module, statement)])
    for handler in [*getattr(node, "handlers", []), *getattr(node, "cases", [])]:
        _record_body(module, handler)


def _recorded(module: Module, statement: ast.stmt) -> list[ast.stmt]:
    if not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        _record_body(module, statement)
    name = ast.Constant(name_statement(module, statement))
    record = ast.Expr(ast.Call(ast.Name(_RECORD, ast.Load()), [name], []))
    return [ast.copy_location(record, statement), statement]
