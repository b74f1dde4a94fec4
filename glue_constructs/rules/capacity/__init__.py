"""GC2xx: capacity and workers."""
