"""GC4xx: job arguments, and the special parameters among them."""
