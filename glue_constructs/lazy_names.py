"""Lazy imports: the public names of a package are imported when they are first used, to keep the import fast."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def imported_when_used(package: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """Return a module ``__getattr__`` (PEP 562) that imports a package's names.

    Args:
        package: The package's name.
        modules: The module of each public name, relative to the package or with its full name.
    """

    def attribute(name: str) -> object:
        if name in modules:
            module = modules[name]
            full_name = module if module.startswith("glue_constructs.") else f"{package}.{module}"
            value = getattr(import_module(full_name), name)
            # The next access finds it without this function.
            setattr(sys.modules[package], name, value)
            return value
        # Python's own message; with `name` and `obj`, the traceback suggests a similar name.
        raise AttributeError(f"module {package!r} has no attribute {name!r}", name=name, obj=sys.modules[package])

    return attribute
