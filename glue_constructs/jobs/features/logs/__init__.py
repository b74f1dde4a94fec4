"""The log groups of a job."""
