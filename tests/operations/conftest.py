from synth import app, snapshot_json, stack

__all__ = ["app", "snapshot_json", "stack"]
