from synth import app, stack

__all__ = ["app", "stack"]
