"""Code about offers that the jobs share."""

from offers.prices import cents, euros

__all__ = ["cents", "euros"]
