"""What the names of a script stand for: imported things, and constants."""

from __future__ import annotations

import ast
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.scripts.nodes import ScriptNodes

# So far are names that stand for each other followed, and lists made of lists: these may fan out.
_LONGEST_CHAIN = 20
_DEEPEST_LIST = 4


class Names:
    """The names of a script, told by their spelling alone: scopes are not kept apart, and a doubt is unknown."""

    def __init__(self, seen: ScriptNodes) -> None:
        self._bound = seen.bound
        self._imported: dict[str, str] = {}
        self.stars: set[str] = set()
        """The modules of which all is imported."""
        for node, _ in seen.imports:
            self._add_import(node)
        self._stored = Counter(name.id for name in seen.names if not isinstance(name.ctx, ast.Load))
        # A method may change a list, and so may an item that is set.
        changed = {call.func.value for call, _ in seen.calls if isinstance(call.func, ast.Attribute)}
        changed |= {item.value for item in seen.stored_items}
        self._changed = {node.id for node in changed if isinstance(node, ast.Name)}
        self._values: dict[str, ast.expr] = {}
        for assign in seen.assigns:
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
        """The full name of a name or an attribute, "sys.argv"; "" for anything else."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return ""
        parts.append(self.resolve(node.id))
        return ".".join(reversed(parts))

    def resolve(self, name: str) -> str:
        """The full name of what a name stands for: of an import, or of what it was set to once; else the name."""
        for _ in range(_LONGEST_CHAIN):
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
        """The expression that a name is a constant for, else the node itself; `None` when it is no constant."""
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(node, ast.Name):
                return node
            known = self._stored[node.id] == 1 and node.id not in self._bound | self._changed | self._imported.keys()
            node = self._values.get(node.id) if known else None
        return None

    def strings(self, node: ast.AST | None, deep: int = 0) -> Iterator[tuple[str, int] | None]:
        """The texts of a list, with their lines; `None` for each part that is not spelt out."""
        node = self.constant(node)
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)) and deep < _DEEPEST_LIST:
            for item in node.elts:
                if isinstance(item, ast.Starred):
                    yield from self.strings(item.value, deep + 1)
                else:
                    yield self._string(item)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and deep < _DEEPEST_LIST:
            yield from self.strings(node.left, deep + 1)
            yield from self.strings(node.right, deep + 1)
        else:
            yield None

    def _string(self, item: ast.expr) -> tuple[str, int] | None:
        node = self.constant(item)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value, item.lineno
        return None
