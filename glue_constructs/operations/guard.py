"""Alias of `glue_constructs.operations.cost.cost_fault`, documented in 0.1.0 under this module."""

from glue_constructs.operations.cost import cost_fault

__all__ = ["cost_fault"]
