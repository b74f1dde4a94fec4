"""The role that a job runs as, and what it may do."""
