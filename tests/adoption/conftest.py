from synth import _without_cdk_validation

__all__ = ["_without_cdk_validation"]
