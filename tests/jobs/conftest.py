from synth import app, snapshot_json, stack, template_snapshot

__all__ = ["app", "snapshot_json", "stack", "template_snapshot"]
