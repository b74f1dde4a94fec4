"""Runs of AWS Glue jobs, and the bookmarks of these jobs."""
