"""Templates: where they are, and what stands in them."""
