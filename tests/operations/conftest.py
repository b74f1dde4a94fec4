from synth import _without_cdk_validation, snapshot_json, stack

__all__ = ["_without_cdk_validation", "snapshot_json", "stack"]
