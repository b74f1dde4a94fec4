"""Fixtures that run job rules through the public function, together with all other rules."""

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
    assert findings == run_rules(JOB_RULES, Job.read(job)), "a rule with findings did not run"
    return [finding for finding in findings if finding.rule == rule.id]


@pytest.fixture
def found() -> Callable[..., list[str]]:
    """Return the property paths of a rule's findings in a job."""
    return lambda rule, job: [finding.property for finding in _findings(rule, job)]


@pytest.fixture
def message() -> Callable[..., str]:
    """Return the message of a rule for a job with one finding of it."""

    def get_message(rule: type[Rule[Any]], job: Mapping[str, Any]) -> str:
        (finding,) = _findings(rule, job)
        return finding.message

    return get_message
