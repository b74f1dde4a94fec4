"""Fixtures of the benchmark's tests."""

from __future__ import annotations

from synth import app, stack

__all__ = ["app", "stack"]
