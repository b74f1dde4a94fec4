"""What the tests of the benchmark share."""

from __future__ import annotations

from synth import app, stack

__all__ = ["app", "stack"]
