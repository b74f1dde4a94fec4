"""Records which statements of the functions each check executes. A check can find only a mutant that it executes."""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .importing import ChangedModules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .mutant import Mutant
    from .source import Module

_RECORD = "__record_statement__"
IMPORT = "import"
"""The check that stands for the import of the modules, which executes functions, too."""


@dataclass(frozen=True)
class Executed:
    """The statements that each check executes, by the name of the check. `name_statement` names a statement."""

    by_check: dict[str, list[str]]

    def may_find(self, mutant: Mutant) -> list[str]:
        """Return the checks that execute a mutant's change; all if the import of the module executes it."""
        statement = name_statement(mutant.module, mutant.statement)
        checks = self._by_statement.get(statement, [])
        if not mutant.is_deferred or IMPORT in checks:
            return [check for check in self.by_check if check != IMPORT]
        return checks

    @cached_property
    def _by_statement(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for check, statements in self.by_check.items():
            for statement in statements:
                found.setdefault(statement, []).append(check)
        return found


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
