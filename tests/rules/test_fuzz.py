"""For any input: no rule fails, the findings are well-formed and reproducible, the input is unchanged."""

from __future__ import annotations

import copy
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hypothesis import example, given
from hypothesis import strategies as st
from rules.strategies import ANYTHING, ODD_JOBS, ODD_RUNS, PLAUSIBLE_JOBS, REQUESTS, TEMPLATES, fuzz

from glue_constructs.rules import RULES, Finding, check_job, check_request, check_run
from glue_constructs.validation.template import check_template

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = {rule.id: rule.name for rule in RULES}
ORDER = list(NAMES)


@fuzz
@given(job=ODD_JOBS)
@example(job={"WorkerType": "two\nlines"})
@example(job={"Tags": {"two\nlines": []}})
def test_any_job(job: dict[str, Any]) -> None:
    assert_sound(check_job, job)
    ids = [finding.rule for finding in check_job(job)]
    assert ids == sorted(ids, key=ORDER.index)


@fuzz
@given(run=ODD_RUNS, job=st.none() | PLAUSIBLE_JOBS | ODD_JOBS)
def test_any_run(run: dict[str, Any], job: dict[str, Any] | None) -> None:
    assert_sound(check_run, run, job)


@fuzz
@given(request=REQUESTS)
@example(request=("CreateJob", {"DefaultArguments": {"two\nlines": {}}}))
@example(request=("two\nlines", {}))
def test_any_request(request: tuple[Any, Any]) -> None:
    assert_sound(check_request, *request)


@fuzz
@given(template=TEMPLATES)
def test_any_template(template: Any) -> None:
    assert_sound(lambda whole: [located.finding for located in check_template(whole)], template)


@fuzz
@given(junk=ANYTHING, more=ANYTHING)
def test_any_value(junk: Any, more: Any) -> None:
    assert_sound(check_job, junk)
    assert_sound(check_run, junk, more)
    assert_sound(check_request, junk, more)


@fuzz
@given(job=PLAUSIBLE_JOBS)
def test_any_mapping_is_an_object(job: dict[str, Any]) -> None:
    frozen = {name: MappingProxyType(value) if isinstance(value, dict) else value for name, value in job.items()}

    assert check_job(MappingProxyType(frozen)) == check_job(job)


@fuzz
@given(job=PLAUSIBLE_JOBS | ODD_JOBS)
def test_the_order_of_members_does_not_matter(job: dict[str, Any]) -> None:
    assert unordered(check_job(backwards(job))) == unordered(check_job(job))


def assert_sound(judge: Callable[..., list[Finding]], *subject: Any) -> None:
    before = repr(copy.deepcopy(subject))
    findings = judge(*subject)

    assert [finding.message for finding in findings if finding.rule == "GC900"] == []
    for finding in findings:
        assert finding.name == NAMES.get(finding.rule, "unexplained-acknowledgement")
        assert isinstance(finding.property, str)
        assert finding.message.isprintable(), f"not one line: {finding.message!r}"
        assert len(finding.message) < 1_000 + len(finding.property), f"too long: {finding.message}"
    assert judge(*subject) == findings
    assert repr(subject) == before


def unordered(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return sorted((finding.rule, finding.property, finding.wanted) for finding in findings)


def backwards(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: backwards(member) for key, member in reversed(value.items())}
    return value
