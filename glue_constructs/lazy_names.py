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
        modules: The module of each public name, below the package.
    """

    def attribute(name: str) -> object:
        if name in modules:
            return getattr(import_module(f"{package}.{modules[name]}"), name)
        raise no_attribute(package, name)

    return attribute


def no_attribute(package: str, name: str) -> AttributeError:
    """The error of Python's own words; with both its arguments, a traceback asks for the name that was meant."""
    return AttributeError(f"module {package!r} has no attribute {name!r}", name=name, obj=sys.modules[package])
