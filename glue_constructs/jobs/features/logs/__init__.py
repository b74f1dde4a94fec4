"""The log groups of jobs."""
