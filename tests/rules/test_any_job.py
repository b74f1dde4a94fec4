"""What holds for any job, however odd: no rule breaks, no verdict wavers, no unknown fact is held against it."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from glue_constructs.rules import RULES, Severity, check_job, check_run
from glue_constructs.rules.tables import (
    COMMANDS,
    EXECUTION_CLASSES,
    GLUE_VERSIONS,
    PYTHON_VERSIONS,
    START_JOB_RUN_MEMBERS,
    WORKER_TYPES,
)

# A machine that others share may take its time.
patiently = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

INTRINSICS = st.sampled_from(
    [{"Ref": "Parameter"}, {"Ref": "AWS::NoValue"}, {"Fn::If": ["Condition", 1, 2]}, {"Fn::Sub": "${Parameter}"}]
)
# Not all of Unicode: its tables take a second to build on a fresh machine.
TEXTS = st.text("Gg15.X_:-3s${} \n\u0663", max_size=6)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
JUNK = st.recursive(
    SCALARS | INTRINSICS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS | st.integers(), inner, max_size=3),
    max_leaves=6,
)

COUNTS = st.sampled_from([-1, 0, 1, 2, 10, 300, 480, 10_080, 10_081, "2", 2.5, 0.0625])
ARGUMENTS = st.dictionaries(
    st.sampled_from(["--job-language", "--job-bookmark-option", "--extra-jars", "--conf"]),
    st.sampled_from(["scala", "python", "job-bookmark-enable", "s3://b/x_2.12.jar", "a=fs.s3.consistent"]),
)
PLAUSIBLE: dict[str, st.SearchStrategy[Any]] = {
    "Command": st.fixed_dictionaries(
        {},
        optional={
            "Name": st.sampled_from([*COMMANDS, "spark"]),
            "PythonVersion": st.sampled_from([*PYTHON_VERSIONS, "3.11", 3]),
            "Runtime": st.sampled_from(["Ray2.4", "Ray2.9"]),
        },
    ),
    "GlueVersion": st.sampled_from([*GLUE_VERSIONS, "auto", "5", "7.0", 5.1]),
    "WorkerType": st.sampled_from([*WORKER_TYPES, "g.1x", "G.99X"]),
    "NumberOfWorkers": COUNTS,
    "MaxCapacity": COUNTS,
    "AllocatedCapacity": COUNTS,
    "Timeout": COUNTS,
    "MaxRetries": COUNTS,
    "ExecutionClass": st.sampled_from([*EXECUTION_CLASSES, "flex"]),
    "JobRunQueuingEnabled": st.booleans(),
    "MaintenanceWindow": st.sampled_from(["Sun:10", "Mon:24"]),
    "ExecutionProperty": st.fixed_dictionaries({}, optional={"MaxConcurrentRuns": COUNTS}),
    "NotificationProperty": st.fixed_dictionaries({}, optional={"NotifyDelayAfter": COUNTS}),
    "DefaultArguments": ARGUMENTS,
    "NonOverridableArguments": ARGUMENTS,
}
PLAUSIBLE_JOBS = st.fixed_dictionaries({}, optional=PLAUSIBLE)
ANY_JOBS = st.fixed_dictionaries({}, optional={name: values | JUNK for name, values in PLAUSIBLE.items()})
ANY_RUNS = st.fixed_dictionaries(
    {},
    optional={name: PLAUSIBLE.get(name, JUNK) | JUNK for name in (*START_JOB_RUN_MEMBERS, "MaxRetries")},
)
ORDER = [rule.id for rule in RULES]


@patiently
@given(job=ANY_JOBS)
def test_no_rule_breaks_on_a_job(job: dict[str, Any]) -> None:
    assert "GC900" not in [finding.rule for finding in check_job(job)]


@patiently
@given(run=ANY_RUNS, job=st.none() | ANY_JOBS)
def test_no_rule_breaks_on_a_run(run: dict[str, Any], job: dict[str, Any] | None) -> None:
    assert "GC900" not in [finding.rule for finding in check_run(run, job)]


@patiently
@given(job=JUNK)
def test_a_job_may_be_anything(job: Any) -> None:
    assert "GC900" not in [finding.rule for finding in check_job(job)]


@patiently
@given(job=ANY_JOBS)
def test_the_verdict_is_the_same_twice_and_in_order(job: dict[str, Any]) -> None:
    findings = check_job(job)

    assert check_job(job) == findings
    assert [finding.rule for finding in findings] == sorted((finding.rule for finding in findings), key=ORDER.index)


@patiently
@given(job=PLAUSIBLE_JOBS, data=st.data())
def test_hiding_a_fact_makes_no_good_job_bad(job: dict[str, Any], data: st.DataObject) -> None:
    assume(job)
    assume(not _errors(job))
    name = data.draw(st.sampled_from(sorted(job)))

    assert _errors({**job, name: {"Ref": "Parameter"}}) == []


@patiently
@given(job=PLAUSIBLE_JOBS)
def test_a_run_that_overrides_nothing_has_no_fault_of_its_own(job: dict[str, Any]) -> None:
    assert check_run({}, job) == []


def _errors(job: dict[str, Any]) -> list[str]:
    return [finding.name for finding in check_job(job) if finding.severity is Severity.ERROR]
