"""The role that a job runs as, and its permissions."""
