"""Constructs that act when the stack is deployed."""

from glue_constructs.runs.job_run import JobRun, RunOn
from glue_constructs.runs.provider import RunProvider

__all__ = ["JobRun", "RunOn", "RunProvider"]
