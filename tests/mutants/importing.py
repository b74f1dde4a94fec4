"""Imports modules of a package from changed syntax trees.

A mutant is applied before its module is imported for the first time in a process. So it is effective wherever the
module's names are: in importers that copied a constant, in default arguments, dataclasses, decorators and tables.
"""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ast
    from collections.abc import Mapping, Sequence
    from types import CodeType, ModuleType

    from .source import Module


class ChangedModules(MetaPathFinder):
    """Finds the modules that are imported from a changed tree.

    Args:
        trees: The modules, with their changed trees.
        names: More global names of these modules.
    """

    def __init__(self, trees: Mapping[Module, ast.Module], names: Mapping[str, Any] | None = None) -> None:
        self._trees = {module.name: (module, tree) for module, tree in trees.items()}
        self._names = names or {}

    def install(self) -> None:
        """Use this finder before all others, in this process."""
        if imported := [name for name in self._trees if name in sys.modules]:
            raise ImportError(f"imported before a change could be applied: {', '.join(imported)}")
        sys.meta_path.insert(0, self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module."""
        del path, target
        if fullname not in self._trees:
            return None
        module, tree = self._trees[fullname]
        loader = _TreeLoader(fullname, str(module.path), tree, self._names)
        return spec_from_file_location(fullname, module.path, loader=loader)


class _TreeLoader(SourceFileLoader):
    def __init__(self, name: str, path: str, tree: ast.Module, names: Mapping[str, Any]) -> None:
        super().__init__(name, path)
        self._tree = tree
        self._names = names

    def get_code(self, fullname: str) -> CodeType:
        del fullname
        return compile(self._tree, self.path, "exec")

    def exec_module(self, module: ModuleType) -> None:
        vars(module).update(self._names)
        super().exec_module(module)
