"""GC4xx: job arguments, including special parameters."""
