"""The catalogue of all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import requests, runs, scripts
from glue_constructs.rules._job_rules import JOB_RULES

if TYPE_CHECKING:
    from glue_constructs.rules._job import Job
    from glue_constructs.rules._request import Request
    from glue_constructs.rules._rule import Rule
    from glue_constructs.rules._run import Run
    from glue_constructs.rules._script_of_job import ScriptOfJob

RULES: tuple[Rule[Job] | Rule[ScriptOfJob] | Rule[Run] | Rule[Request], ...] = (
    *JOB_RULES,
    *scripts.RULES,
    *runs.RULES,
    *requests.RULES,
)
"""All rules, in the order of their ids."""
