"""What the jobs know of offers."""

from offers.prices import cents, euros

__all__ = ["cents", "euros"]
