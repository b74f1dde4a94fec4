from synth import app, stack, template_snapshot

__all__ = ["app", "stack", "template_snapshot"]
