"""Names of a package that are imported when they are first used, so that nobody waits for what he does not use."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def imported_when_used(package: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """A package's ``__getattr__`` (PEP 562).

    Args:
        package: The package's name.
        modules: The module of each public name, below the package or with its whole name.
    """

    def attribute(name: str) -> object:
        if name in modules:
            module = modules[name]
            whole = module if module.startswith("glue_constructs.") else f"{package}.{module}"
            value = getattr(import_module(whole), name)
            # Found there the next time, without a look at the table.
            setattr(sys.modules[package], name, value)
            return value
        # Python's own words; with the name and the module, a traceback asks for the name that was meant.
        raise AttributeError(f"module {package!r} has no attribute {name!r}", name=name, obj=sys.modules[package])

    return attribute
