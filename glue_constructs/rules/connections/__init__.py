"""GC5xx: connections and security."""
