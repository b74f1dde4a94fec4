from __future__ import annotations

import importlib
import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from mutants.generate import make_mutants
from mutants.importing import ChangedModules
from mutants.source import Module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

    from mutants.mutant import Mutant


@pytest.fixture
def module(tmp_path) -> Callable[[str], Module]:
    """Return a function that makes a module from its source."""

    def make(source: str) -> Module:
        return Module("package.sample", "sample", tmp_path / "sample.py", dedent(source))

    return make


class Package:
    """A package with the module `facts` and the module `user`, which imports from it."""

    def __init__(self, folder: Path, facts: str, user: str) -> None:
        self._folder = folder
        (folder / "__init__.py").touch()
        (folder / "facts.py").write_text(dedent(facts))
        (folder / "user.py").write_text(dedent(user))
        self.facts = Module(f"{folder.name}.facts", "facts", folder / "facts.py", dedent(facts))

    def find_mutant(self, operator: str, original: str) -> Mutant:
        """Return the mutant of the module `facts`."""
        mutants = make_mutants(self.facts)
        [found] = [m for m in mutants if (m.operator, m.original) == (operator, original)]
        return found

    def import_user(self, mutant: Mutant | None = None) -> ModuleType:
        """Import the module `user`, with a mutant of the module `facts`."""
        if mutant:
            with mutant.applied() as tree:
                ChangedModules({self.facts: tree}).install()
                return importlib.import_module(f"{self._folder.name}.user")
        return importlib.import_module(f"{self._folder.name}.user")


@pytest.fixture
def package(tmp_path, monkeypatch) -> Iterator[Callable[[str, str], Package]]:
    """Return a function that makes a package; its imports are undone at the end."""
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    monkeypatch.syspath_prepend(tmp_path)

    def make(facts: str, user: str) -> Package:
        folder = tmp_path / "sample_package"
        folder.mkdir()
        return Package(folder, facts, user)

    yield make
    for name in [name for name in sys.modules if name.partition(".")[0] == "sample_package"]:
        del sys.modules[name]
