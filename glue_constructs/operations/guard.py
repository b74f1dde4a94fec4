"""`cost_fault` at the place that 0.1.0 documents; its own is `glue_constructs.operations.cost`."""

from glue_constructs.operations.cost import cost_fault

__all__ = ["cost_fault"]
