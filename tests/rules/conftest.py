"""Rules are asked through the public door, among all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules import check_job
from glue_constructs.rules._engine import run_rules
from glue_constructs.rules._job import Job
from glue_constructs.rules._job_rules import JOB_RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from glue_constructs.rules import Finding, Rule


def _findings(rule: type[Rule[Any]], job: Mapping[str, Any]) -> list[Finding]:
    findings = check_job(job)
    assert not any(finding.rule == "GC900" for finding in findings), "a rule broke on this job"
    assert findings == run_rules(JOB_RULES, Job.read(job)), "a rule was not asked that finds something"
    return [finding for finding in findings if finding.rule == rule.id]


@pytest.fixture
def found() -> Callable[..., list[str]]:
    """Where a rule finds its fault in a job: property paths."""
    return lambda rule, job: [finding.property for finding in _findings(rule, job)]


@pytest.fixture
def message() -> Callable[..., str]:
    """What a rule says of a job that has its fault once."""

    def say(rule: type[Rule[Any]], job: Mapping[str, Any]) -> str:
        (finding,) = _findings(rule, job)
        return finding.message

    return say
