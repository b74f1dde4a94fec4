"""The rules against the collected facts: what Glue is known to refuse, to accept and to run.

`facts/` holds copies, each with a note of its origin. An example is a whole body with one fault or none.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from glue_constructs.rules import RULES, Finding, Severity, check_job, check_run

FOLDER = Path(__file__).with_name("facts")


def read(name: str, member: str) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = json.loads(FOLDER.joinpath(name).read_text(encoding="utf-8"))[member]
    return content


ENTRIES = {entry["id"]: entry for entry in read("examples.json", "entries")}
JOBS = read("real_jobs.json", "jobs")
MATRIX = read("tables.json", "worker_matrix")

# Which rule holds which fact.
RULE_OF = {
    "account-dpu-quota": "too-many-workers",
    "allocated-capacity-deprecated": "allocated-capacity",
    "allocated-capacity-not-pythonshell": "allocated-capacity-on-python-shell",
    "allocated-vs-max-capacity": "allocated-capacity-on-python-shell",
    "bookmarks-single-concurrency": "bookmarks-with-concurrent-runs",
    "capacity-exclusive": "max-capacity-with-workers",
    "command-name-values": "unknown-command",
    "execution-class-enum": "unknown-execution-class",
    "flex-glue-version": "retired-glue-version",
    "flex-glueetl-only": "flex-outside-etl",
    "flex-worker-types": "worker-type-not-for-flex",
    "glue-version-always-explicit": "missing-glue-version",
    "glue-version-auto-case": "auto-glue-version",
    "glue-version-auto-retries": "auto-glue-version",
    "glue-version-auto-spark-only": "auto-glue-version",
    "glue-version-auto-vs-queuing": "auto-glue-version",
    "glue-version-cfn-no-auto": "auto-glue-version",
    "glue-version-eol": "retired-glue-version",
    "glue-version-known": "unknown-glue-version",
    "glue-version-pattern": "malformed-glue-version",
    "glue-version-pythonshell": "recent-glue-version-on-python-shell",
    "glue-version-ray": "old-glue-version-for-ray",
    "glue-version-run-not-overridable": "unknown-run-parameter",
    "glue60-emrfs-conf": "emrfs-settings-on-glue-6",
    "glue60-scala-213-jars": "outdated-jars-on-glue-6",
    "maintenance-window-pattern": "malformed-maintenance-window",
    "maintenance-window-streaming-only": "maintenance-window-outside-streaming",
    "maintenance-window-vs-timeout": "idle-maintenance-window",
    "max-capacity-glue2plus": "max-capacity-on-spark",
    "max-capacity-pythonshell-values": "odd-python-shell-capacity",
    "max-concurrent-runs-range": "max-concurrent-runs-out-of-range",
    "max-retries-integer-cfn": "value-of-wrong-type",
    "max-retries-range": "max-retries-out-of-range",
    "notify-delay-before-timeout": "notification-after-timeout",
    "notify-delay-min": "notify-delay-out-of-range",
    "number-of-workers-299-149": "too-many-workers",
    "number-of-workers-min-2": "too-few-workers",
    "number-of-workers-not-pythonshell": "workers-on-python-shell",
    "number-of-workers-type": "value-of-wrong-type",
    "python-version-pattern": "unknown-python-version",
    "python-version-shell-2": "retired-python-shell-version",
    "python-version-shell-3": "unsettled-python-shell-version",
    "python-version-shell-default": "unsettled-python-shell-version",
    "python-version-spark": "python-version-not-for-spark",
    "queuing-not-with-flex": "queuing-with-flex",
    "queuing-requires-zero-retries": "retries-with-queuing",
    "ray-closed-new-customers": "ray-job",
    "ray-mdpu-quota": "too-many-workers",
    "runtime-ray-only": "runtime-outside-ray",
    "runtime-ray-values": "unknown-ray-runtime",
    "start-run-members": "unknown-run-parameter",
    "start-run-worker-pair": "half-worker-override",
    "timeout-default": "implicit-timeout",
    "timeout-max": "timeout-out-of-range",
    "timeout-min": "timeout-out-of-range",
    "timeout-run-override": "timeout-out-of-range",
    "timeout-streaming": "timeout-out-of-range",
    "worker-g025x-streaming-only": "worker-type-not-for-command",
    "worker-g12x-g16x-r-version": "worker-type-newer-than-glue-version",
    "worker-g4x-g8x-version": "retired-glue-version",
    "worker-large-on-streaming": "large-worker-on-streaming",
    "worker-standard-legacy": "standard-worker-type",
    "worker-type-and-count-together": "unpaired-worker-settings",
    "worker-type-enum": "misspelt-worker-type",
    "worker-type-not-pythonshell": "workers-on-python-shell",
    "worker-z2x-ray-only": "worker-type-not-for-command",
}
NO_RULE = {
    **dict.fromkeys(
        [fact for fact, entry in ENTRIES.items() if entry["severity"] == "info" and fact not in RULE_OF],
        "background, not a fault",
    ),
    **dict.fromkeys(["ray-regions", "worker-g12x-g16x-r-regions", "worker-g4x-g8x-regions"], "a job has no Region"),
    "start-run-same-rules": "check_run itself",
}
# Facts of severity error that only warn.
SOFTENED = {"glue-version-known": "a version may be newer than this release"}
# The API takes "auto", CloudFormation does not, and properties are CloudFormation's.
VALID_FOR_THE_API_ONLY = {"glue-version-auto-spark-only", "glue-version-auto-vs-queuing"}


def findings_of(example: dict[str, Any]) -> list[Finding]:
    check = {"Job": check_job, "StartJobRun": check_run}[example["operation"]]
    return check(example["body"])


def errors(findings: list[Finding]) -> list[str]:
    return [finding.name for finding in findings if finding.severity is Severity.ERROR]


def examples(kind: str, *severities: str) -> list[Any]:
    return [
        pytest.param(fact, example, id=f"{fact}-{number}")
        for fact, entry in ENTRIES.items()
        if fact in RULE_OF and entry["severity"] in severities
        for number, example in enumerate(entry[kind])
    ]


def resolvable(value: Any) -> Any:
    """A real job with each parameter as a template would have it."""
    if isinstance(value, dict):
        return {key: resolvable(member) for key, member in value.items()}
    if isinstance(value, list):
        return [resolvable(member) for member in value]
    return {"Ref": "Parameter"} if value == "<param>" else value


def real_jobs(*, suspect: bool) -> list[Any]:
    return [pytest.param(resolvable(job["job"]), id=job["id"]) for job in JOBS if job["suspected_invalid"] is suspect]


def test_every_fact_has_its_rule_or_a_reason() -> None:
    assert sorted([*RULE_OF, *NO_RULE]) == sorted(ENTRIES)
    assert set(RULE_OF.values()) <= {rule.name for rule in RULES}


@pytest.mark.parametrize(("fact", "example"), examples("invalid", "error"))
def test_what_glue_refuses_is_an_error_of_the_right_rule_alone(fact: str, example: dict[str, Any]) -> None:
    findings = findings_of(example)

    if fact in SOFTENED:
        assert [finding.name for finding in findings] == [RULE_OF[fact]]
    else:
        assert errors(findings) == [RULE_OF[fact]]


@pytest.mark.parametrize(("fact", "example"), examples("invalid", "warning", "info"))
def test_what_is_doubtful_is_found(fact: str, example: dict[str, Any]) -> None:
    assert RULE_OF[fact] in [finding.name for finding in findings_of(example)]


@pytest.mark.parametrize(("fact", "example"), examples("valid", "error", "warning", "info"))
def test_what_glue_accepts_is_no_error(fact: str, example: dict[str, Any]) -> None:
    expected = [RULE_OF[fact]] if fact in VALID_FOR_THE_API_ONLY else []

    assert errors(findings_of(example)) == expected


@pytest.mark.parametrize("job", real_jobs(suspect=False))
def test_a_real_job_has_no_error_but_its_age(job: dict[str, Any]) -> None:
    assert set(errors(check_job(job))) <= {"retired-glue-version"}


@pytest.mark.parametrize("job", real_jobs(suspect=True))
def test_a_real_job_that_could_not_be_deployed_has_one_error(job: dict[str, Any]) -> None:
    assert len(errors(check_job(job))) == 1


def test_fewer_than_one_real_job_in_three_is_warned_about() -> None:
    jobs = [resolvable(job["job"]) for job in JOBS if not job["suspected_invalid"]]
    warned = [job for job in jobs if any(finding.severity is Severity.WARNING for finding in check_job(job))]

    assert len(warned) < len(jobs) / 3


@pytest.mark.parametrize("row", MATRIX, ids=lambda row: f"{row['worker_type']}-on-{row['command']}")
@pytest.mark.parametrize("version", ["3.0", "4.0", "5.0", "5.1", "6.0"])
@pytest.mark.parametrize("execution_class", ["STANDARD", "FLEX"])
def test_worker_matrix(row: dict[str, Any], version: str, execution_class: str) -> None:
    """Every worker type on every command, version and execution class."""
    accepted = (
        row["status"] != "forbidden"
        and (version in row["glue_versions"] or row["command"] == "glueray")
        and execution_class in row["execution_classes"]
    )
    job = {
        "Command": {"Name": row["command"]},
        # Ray jobs have run on 4.0 only; "4.0 or greater" is what the API asks for.
        "GlueVersion": "4.0" if row["command"] == "glueray" else version,
        "WorkerType": row["worker_type"],
        "NumberOfWorkers": 2,
        "ExecutionClass": execution_class,
    }

    assert (errors(check_job(job)) == []) is accepted
