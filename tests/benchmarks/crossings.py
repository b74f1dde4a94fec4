"""How often Python calls Node."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jsii._kernel.providers.process import ProcessProvider

if TYPE_CHECKING:
    from collections.abc import Iterator

# Those that construct, ask or call; the ends of callbacks and releases of objects belong to them.
CALLS = ("create", "get", "set", "sget", "sset", "invoke", "sinvoke")


@dataclass
class Crossings:
    """How often Python called Node."""

    calls: int = 0


@contextmanager
def crossings() -> Iterator[Crossings]:
    """Count what is called in the block."""
    found = Crossings()
    real = {name: getattr(ProcessProvider, name) for name in CALLS}
    try:
        for name, call in real.items():
            setattr(ProcessProvider, name, _counted(call, found))
        yield found
    finally:
        for name, call in real.items():
            setattr(ProcessProvider, name, call)


def _counted(real: Any, found: Crossings) -> Any:
    def call(*arguments: Any, **keywords: Any) -> Any:
        found.calls += 1
        return real(*arguments, **keywords)

    return call
