"""Count calls from Python to Node."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jsii._kernel.providers.process import ProcessProvider

if TYPE_CHECKING:
    from collections.abc import Iterator

# Calls that create objects, get or set properties, or call methods; completing callbacks and deleting objects are part
# of them.
CALLS = ("create", "get", "set", "sget", "sset", "invoke", "sinvoke")


@dataclass
class JsiiCalls:
    """The number of calls."""

    calls: int = 0


@contextmanager
def count_jsii_calls() -> Iterator[JsiiCalls]:
    """Count the calls within the block."""
    found = JsiiCalls()
    real = {name: getattr(ProcessProvider, name) for name in CALLS}
    try:
        for name, call in real.items():
            setattr(ProcessProvider, name, _counted(call, found))
        yield found
    finally:
        for name, call in real.items():
            setattr(ProcessProvider, name, call)


def _counted(real: Any, found: JsiiCalls) -> Any:
    def call(*arguments: Any, **keywords: Any) -> Any:
        found.calls += 1
        return real(*arguments, **keywords)

    return call
