"""GC3xx: timeout, retries, queuing, execution class, maintenance window."""
