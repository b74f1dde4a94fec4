"""A value that is known only during the deployment is never reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from rules.strategies import PLAUSIBLE_JOBS, PLAUSIBLE_RUNS, fuzz
from rules.test_facts import ENTRIES, JOBS, resolvable

from glue_constructs.model.job_schema import PROPERTY_PATHS
from glue_constructs.rules import RULES, Severity, check_job, check_run

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[Any, ...]
REQUIRED = {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}, "Role": "GlueRole"}
WORKERS = ("NumberOfWorkers", "WorkerType")  # one without the other is an error


def errors(job: dict[str, Any]) -> list[str]:
    """Return the properties with errors."""
    return [finding.property for finding in check_job(job) if finding.severity is Severity.ERROR]


def good_jobs() -> list[Any]:
    """Return the right examples of the rules' pages and of the facts, and the real jobs."""
    pages = {rule.name: rule.page().right for rule in RULES if rule.id < "GC6"}
    facts = {
        f"{fact}-{number}": valid["body"]
        for fact, entry in ENTRIES.items()
        for number, valid in enumerate(entry["valid"])
        if valid["operation"] == "Job"
    }
    real = {job["id"]: resolvable(job["job"]) for job in JOBS}
    jobs = {**pages, **facts, **real}
    return [pytest.param(job, id=name) for name, job in jobs.items() if not errors(job)]


@pytest.mark.parametrize("job", good_jobs())
def test_a_valid_job_has_no_error_with_an_unknown_value(job: dict[str, Any]) -> None:
    for path in paths(job):
        assert errors(hidden(job, path)) == [], f"once {path} is hidden"


@fuzz
@given(job=PLAUSIBLE_JOBS)
def test_a_corrected_job_has_no_error_with_an_unknown_value(job: dict[str, Any]) -> None:
    for _ in range(10):
        job = corrected(job)
    assume(not errors(job))
    # A default that another section overrides is reported when the override is unknown.
    assume(not {*job.get("DefaultArguments", ())} & {*job.get("NonOverridableArguments", ())})

    for path in paths(job):
        assert errors(hidden(job, path)) == [], f"once {path} of {job} is hidden"


@fuzz
@given(job=PLAUSIBLE_JOBS)
def test_a_run_without_overrides_has_no_findings(job: dict[str, Any]) -> None:
    assert check_run({}, job) == []


@fuzz
@given(run=PLAUSIBLE_RUNS)
def test_a_run_with_the_values_of_its_job_has_no_findings_of_its_job(run: dict[str, Any]) -> None:
    overrides = {name: value for name, value in run.items() if name in PROPERTY_PATHS}
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", **overrides}

    assert [finding.name for finding in check_run(overrides, job) if finding.rule < "GC7"] == []


def corrected(job: dict[str, Any]) -> dict[str, Any]:
    """Return the job without the properties with errors."""
    for at in errors(job):
        name, _, member = at.partition(".")
        section = job.get(name)
        if isinstance(section, dict) and member in section:
            job = {**job, name: {key: value for key, value in section.items() if key != member}}
        else:
            gone = WORKERS if name in WORKERS else (name,)
            job = {key: value for key, value in job.items() if key not in gone}
    return {**REQUIRED, **job}


def paths(value: dict[Any, Any]) -> Iterator[Path]:
    """Yield the path of each value, including nested ones."""
    for key, member in value.items():
        yield (key,)
        if isinstance(member, dict):
            yield from ((key, *rest) for rest in paths(member))


def hidden(value: dict[Any, Any], path: Path) -> dict[Any, Any]:
    """Return the value with a reference to a parameter at the path."""
    key, *rest = path
    return {**value, key: hidden(value[key], tuple(rest)) if rest else {"Ref": "Parameter"}}
