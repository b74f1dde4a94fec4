from synth import _without_cdk_validation, stack

__all__ = ["_without_cdk_validation", "stack"]
