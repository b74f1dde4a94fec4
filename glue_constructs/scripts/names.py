"""Resolution of a script's names to imports and constants."""

from __future__ import annotations

import ast
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.scripts.nodes import ScriptNodes

# Limits for aliases of aliases, and for lists of lists, which can grow exponentially.
_MAX_ALIASES = 20
_MAX_LIST_DEPTH = 4


class Names:
    """The names of a script, resolved without scopes: a name that may have several meanings is not resolved."""

    def __init__(self, nodes: ScriptNodes) -> None:
        self._bound = nodes.bound
        self._imported: dict[str, str] = {}
        self.stars: set[str] = set()
        """The modules of `from ... import *`."""
        for node, _ in nodes.imports:
            self._add_import(node)
        self._stored = Counter(name.id for name in nodes.names if not isinstance(name.ctx, ast.Load))
        # A method call or an item assignment may change a list.
        changed = {call.func.value for call, _ in nodes.calls if isinstance(call.func, ast.Attribute)}
        changed |= {item.value for item in nodes.stored_items}
        self._changed = {node.id for node in changed if isinstance(node, ast.Name)}
        self._values: dict[str, ast.expr] = {}
        for assign in nodes.assigns:
            targets = assign.targets if isinstance(assign, ast.Assign) else [assign.target]
            if len(targets) == 1 and isinstance(targets[0], ast.Name) and assign.value is not None:
                self._values[targets[0].id] = assign.value

    def _add_import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            if isinstance(node, ast.ImportFrom):
                if alias.name == "*":
                    self.stars.add(node.module or "")
                self._imported[alias.asname or alias.name] = f"{node.module or ''}.{alias.name}"
            elif alias.asname:
                self._imported[alias.asname] = alias.name
            else:
                self._imported[alias.name.partition(".")[0]] = alias.name.partition(".")[0]

    def full_name(self, node: ast.AST) -> str:
        """Return the full name of a name or an attribute, "sys.argv"; "" for other nodes."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return ""
        parts.append(self.resolve(node.id))
        return ".".join(reversed(parts))

    def resolve(self, name: str) -> str:
        """Return the full name of an import or of the value that a name is set to once; else the name itself."""
        for _ in range(_MAX_ALIASES):
            if name in self._imported or name in self._bound or self._stored[name] != 1:
                break
            value = self._values.get(name)
            if isinstance(value, ast.Attribute):
                return self.full_name(value) or name
            if not isinstance(value, ast.Name):
                break
            name = value.id
        return name if name in self._bound else self._imported.get(name, name)

    def constant(self, node: ast.AST | None) -> ast.AST | None:
        """Return the value of a constant's name; other nodes themselves; `None` for a name that is not constant."""
        for _ in range(_MAX_ALIASES):
            if not isinstance(node, ast.Name):
                return node
            known = self._stored[node.id] == 1 and node.id not in self._bound | self._changed | self._imported.keys()
            node = self._values.get(node.id) if known else None
        return None

    def strings(self, node: ast.AST | None, deep: int = 0) -> Iterator[tuple[str, int] | None]:
        """Yield the strings of a list with their lines, and `None` for each part that is not a literal."""
        node = self.constant(node)
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)) and deep < _MAX_LIST_DEPTH:
            for item in node.elts:
                if isinstance(item, ast.Starred):
                    yield from self.strings(item.value, deep + 1)
                else:
                    yield self._string(item)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and deep < _MAX_LIST_DEPTH:
            yield from self.strings(node.left, deep + 1)
            yield from self.strings(node.right, deep + 1)
        else:
            yield None

    def _string(self, item: ast.expr) -> tuple[str, int] | None:
        node = self.constant(item)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value, item.lineno
        return None
