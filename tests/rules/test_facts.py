"""The rules compared with the collected facts: what Glue is known to refuse, to accept and to run.

`facts/` has copies, each with its source. An example is a complete definition with one error or none.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from glue_constructs.rules import RULES, Finding, Severity, check_job, check_request, check_run
from glue_constructs.scripts import check_script

FOLDER = Path(__file__).with_name("facts")


def read(name: str, member: str) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = json.loads(FOLDER.joinpath(name).read_text(encoding="utf-8"))[member]
    return content


ENTRIES = {entry["id"]: entry for entry in read("examples.json", "entries")}
JOBS = read("real_jobs.json", "jobs")
MATRIX = read("tables.json", "worker_matrix")

# The rule for each fact.
RULE_OF = {
    "account-dpu-quota": "too-many-workers",
    "additional-python-modules-format": "malformed-python-module",
    "additional-python-modules-gluewheels": "wheel-archive-without-no-index",
    "additional-python-modules-requirements": "requirements-file-without-option",
    "additional-python-modules-shell": "s3-modules-on-python-shell",
    "allocated-capacity-deprecated": "allocated-capacity",
    "allocated-capacity-not-pythonshell": "allocated-capacity-on-python-shell",
    "allocated-vs-max-capacity": "allocated-capacity-on-python-shell",
    "args-boolean-values": "unknown-flag-value",
    "args-default-vs-nonoverridable": "overridden-default-argument",
    "args-glue-internal": "job-name-argument",
    "args-key-double-dash": "malformed-argument-key",
    "args-library-reserved": "argument-supplied-by-glue",
    "args-no-secrets": "secret-in-argument",
    "args-run-vs-nonoverridable": "ignored-run-argument",
    "args-string-map": "unquoted-number",
    "args-total-size": "too-large-arguments",
    "args-unknown-enable-flag": "misspelt-argument",
    "args-value-starts-with-dashes": "argument-read-as-option",
    "args-workflow-injected": "argument-supplied-by-workflows",
    "auto-scale-within-microbatch": "microbatch-scaling-without-auto-scaling",
    "auto-scaling-requirements": "auto-scaling-not-available",
    "batch-stop-ids": "parameter-out-of-range",
    "bookmark-not-streaming-shell": "bookmarks-outside-etl",
    "bookmark-option-values": "unknown-argument-value",
    "bookmark-range-both": "half-bookmark-range",
    "bookmark-range-only-pause": "bookmark-range-without-pause",
    "bookmarks-single-concurrency": "bookmarks-with-concurrent-runs",
    "capacity-exclusive": "max-capacity-with-workers",
    "cfn-args-scalars": "unquoted-number",
    "cfn-missing-properties": "unknown-property",
    "cfn-tags-are-a-map": "value-of-wrong-type",
    "command-name-values": "unknown-command",
    "conf-single-key": "malformed-spark-conf",
    "connections-list": "value-of-wrong-type",
    "connections-no-duplicates": "repeated-connection",
    "continuous-logging-40": "argument-without-its-other",
    "continuous-logging-50": "flag-gone-from-glue-version",
    "create-required-members": "missing-command",
    "custom-log-prefix": "malformed-log-prefix",
    "datalake-formats-values": "unknown-argument-value",
    "description-length": "malformed-description",
    "disable-proxy-v2": "unknown-flag-value",
    "encryption-type-legacy": "unknown-argument-value",
    "env-vars-prefix": "environment-variable-without-prefix",
    "execution-class-enum": "unknown-execution-class",
    "executor-cores-max": "executor-cores-out-of-range",
    "extra-files": "argument-refused-by-command",
    "extra-jars": "library-outside-s3",
    "extra-py-files": "malformed-python-file-list",
    "extra-py-files-not-a-list": "argument-of-wrong-type",
    "fgac-requirements": "too-few-workers-for-fine-grained-access",
    "fgac-vs-bookmarks": "bookmarks-with-fine-grained-access",
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
    "glue60-scala-213-jars": "jar-for-another-scala",
    "installer-option-needs-modules": "argument-without-its-other",
    "installer-option-shell": "argument-refused-by-command",
    "job-language-values": "unknown-argument-value",
    "job-mode-enum": "unknown-job-mode",
    "job-name-length": "malformed-job-name",
    "job-name-pattern": "malformed-job-name",
    "library-set-values": "unknown-argument-value",
    "log-uri-reserved": "reserved-log-uri",
    "maintenance-window-pattern": "malformed-maintenance-window",
    "maintenance-window-streaming-only": "maintenance-window-outside-streaming",
    "maintenance-window-vs-timeout": "idle-maintenance-window",
    "max-capacity-glue2plus": "max-capacity-on-spark",
    "max-capacity-pythonshell-values": "odd-python-shell-capacity",
    "max-concurrent-runs-range": "max-concurrent-runs-out-of-range",
    "max-retries-integer-cfn": "value-of-wrong-type",
    "max-retries-range": "max-retries-out-of-range",
    "metrics-pythonshell": "argument-not-for-command",
    "notify-delay-before-timeout": "notification-after-timeout",
    "notify-delay-min": "notify-delay-out-of-range",
    "number-of-workers-299-149": "too-many-workers",
    "number-of-workers-min-2": "too-few-workers",
    "number-of-workers-not-pythonshell": "workers-on-python-shell",
    "number-of-workers-type": "value-of-wrong-type",
    "observability-metrics": "empty-flag",
    "obsolete-version-bound-args": "flag-gone-from-glue-version",
    "parquet-committer": "unknown-flag-value",
    "presence-flags-no-false": "presence-flag-set-to-false",
    "python-version-pattern": "unknown-python-version",
    "python-version-shell-2": "retired-python-shell-version",
    "python-version-shell-3": "unsettled-python-shell-version",
    "python-version-shell-default": "unsettled-python-shell-version",
    "python-version-spark": "python-version-not-for-spark",
    "python-virtual-env": "virtual-env-with-modules",
    "python-virtual-env-storage-prefix": "argument-newer-than-glue-version",
    "queuing-not-with-flex": "queuing-with-flex",
    "queuing-requires-zero-retries": "retries-with-queuing",
    "ray-args": "ray-setting-out-of-range",
    "ray-args-elsewhere": "argument-not-for-command",
    "ray-closed-new-customers": "ray-job",
    "ray-mdpu-quota": "too-many-workers",
    "ray-no-vpc": "connections-on-ray",
    "ray-regions": "ray-outside-its-regions",
    "reset-bookmark": "missing-parameter",
    "role-required": "missing-role",
    "runtime-ray-only": "runtime-outside-ray",
    "runtime-ray-values": "unknown-ray-runtime",
    "s3-path-args": "malformed-s3-path",
    "scala-class-required": "scala-without-class",
    "script-extension": "scala-script-without-language",
    "script-location-arg": "overridden-script-location",
    "script-location-length": "malformed-script-location",
    "script-location-required": "missing-script-location",
    "script-location-s3": "malformed-script-location",
    "script-location-scheme-case": "unusual-script-scheme",
    "security-configuration-name": "malformed-security-configuration",
    "session-policy": "parameter-out-of-range",
    "shuffle-s3": "argument-not-for-command",
    "source-control-details": "unknown-property",
    "spark-ui-path": "spark-ui-without-path",
    "start-run-job-run-id": "parameter-out-of-range",
    "start-run-members": "unknown-run-parameter",
    "start-run-worker-pair": "half-worker-override",
    "tag-key-length": "tags-out-of-bounds",
    "tag-reserved-aws-prefix": "reserved-tag-key",
    "tag-value-aws-prefix": "reserved-tag-value",
    "tag-value-length": "tags-out-of-bounds",
    "tags-count": "tags-out-of-bounds",
    "tags-not-in-update": "unknown-parameter",
    "temp-dir-s3": "malformed-s3-path",
    "timeout-default": "implicit-timeout",
    "timeout-max": "timeout-out-of-range",
    "timeout-min": "timeout-out-of-range",
    "timeout-run-override": "timeout-out-of-range",
    "timeout-streaming": "timeout-out-of-range",
    "user-jars-first": "argument-without-its-other",
    "worker-g025x-streaming-only": "worker-type-not-for-command",
    "worker-g12x-g16x-r-regions": "worker-type-outside-its-regions",
    "worker-g12x-g16x-r-version": "worker-type-newer-than-glue-version",
    "worker-g4x-g8x-regions": "worker-type-outside-its-regions",
    "worker-g4x-g8x-version": "retired-glue-version",
    "worker-large-on-streaming": "large-worker-on-streaming",
    "worker-standard-legacy": "standard-worker-type",
    "worker-type-and-count-together": "unpaired-worker-settings",
    "worker-type-enum": "misspelt-worker-type",
    "worker-type-not-pythonshell": "workers-on-python-shell",
    "worker-z2x-ray-only": "worker-type-not-for-command",
}
# The script rule for each fact, with an example script.
SCRIPT_RULE_OF = {
    "args-abbreviation": ("missing-option", ["run_date"]),
    "args-getresolvedoptions-reserved": ("reserved-option", ["job-bookmark-option"]),
    "args-missing-required": ("missing-option", ["run_date"]),
}
NO_RULE = {
    **dict.fromkeys(
        [fact for fact, entry in ENTRIES.items() if entry["severity"] == "info" and fact not in RULE_OF],
        "background, not a fault",
    ),
    "cfn-custom-resource-timeout": "JobRun itself: a wait that is too long is refused by its prop",
    "glue50-connectors": "a job names its connections, not their types",
    "job-name-immutable": "one template does not show what was deployed before",
    "job-name-unique": "only the account knows its jobs",
    "start-run-same-rules": "check_run itself",
    "update-overwrites": "one request does not show what the job had before",
}
# Facts of severity error with a rule of severity warning.
SOFTENED = {
    "args-glue-internal": "three real definitions set --JOB_NAME",
    "glue-version-known": "a version may be newer than this release",
    "ray-regions": "a Region may be newer than this release",
}
# The API takes "auto" and SourceControlDetails, CloudFormation does not, and properties are CloudFormation's.
VALID_FOR_THE_API_ONLY = {"glue-version-auto-spark-only", "glue-version-auto-vs-queuing", "source-control-details"}


def findings_of(example: dict[str, Any]) -> list[Finding]:
    operation, body = example["operation"], example["body"]
    if operation == "Job":
        return check_job(body)
    return check_run(body) if operation == "StartJobRun" else check_request(operation, body)


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
    """Return a real job with references for its parameters."""
    if isinstance(value, dict):
        return {key: resolvable(member) for key, member in value.items()}
    if isinstance(value, list):
        return [resolvable(member) for member in value]
    return {"Ref": "Parameter"} if value == "<param>" else value


def real_jobs(*, suspect: bool) -> list[Any]:
    return [pytest.param(resolvable(job["job"]), id=job["id"]) for job in JOBS if job["suspected_invalid"] is suspect]


def test_every_fact_has_a_rule_or_a_reason() -> None:
    assert sorted([*RULE_OF, *SCRIPT_RULE_OF, *NO_RULE]) == sorted(ENTRIES)
    assert {*RULE_OF.values(), *(name for name, _ in SCRIPT_RULE_OF.values())} <= {rule.name for rule in RULES}


@pytest.mark.parametrize(("fact", "example"), examples("invalid", "error"))
def test_what_glue_refuses_is_an_error_of_the_right_rule_only(fact: str, example: dict[str, Any]) -> None:
    findings = findings_of(example)

    if fact in SOFTENED:
        assert [finding.name for finding in findings] == [RULE_OF[fact]]
    else:
        assert errors(findings) == [RULE_OF[fact]]


@pytest.mark.parametrize(("fact", "example"), examples("invalid", "warning", "info"))
def test_doubtful_cases_are_reported(fact: str, example: dict[str, Any]) -> None:
    assert RULE_OF[fact] in [finding.name for finding in findings_of(example)]


@pytest.mark.parametrize(("fact", "example"), examples("valid", "error", "warning", "info"))
def test_what_glue_accepts_is_not_an_error(fact: str, example: dict[str, Any]) -> None:
    expected = [RULE_OF[fact]] if fact in VALID_FOR_THE_API_ONLY else []

    assert errors(findings_of(example)) == expected


def asking_for(options: list[str]) -> str:
    lines = ["import sys", "from awsglue.utils import getResolvedOptions"]
    return "\n".join([*lines, f"args = getResolvedOptions(sys.argv, {options!r})"])


@pytest.mark.parametrize("fact", SCRIPT_RULE_OF)
def test_a_script_that_violates_a_fact_is_reported(fact: str) -> None:
    rule, options = SCRIPT_RULE_OF[fact]
    bodies = [example["body"] for example in ENTRIES[fact]["invalid"]]

    for job in bodies or [{"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}]:
        found = check_script(asking_for(options), job=job, runs=[])
        assert [finding.name for finding in found if finding.severity is not Severity.INFO] == [rule]


@pytest.mark.parametrize("fact", SCRIPT_RULE_OF)
def test_a_script_that_complies_with_a_fact_is_not_reported(fact: str) -> None:
    for example in ENTRIES[fact]["valid"]:
        assert check_script(asking_for(SCRIPT_RULE_OF[fact][1]), job=example["body"], runs=[]) == []


@pytest.mark.parametrize("job", real_jobs(suspect=False))
def test_a_real_job_has_no_error_except_its_age(job: dict[str, Any]) -> None:
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
    """Every worker type with every command, version and execution class."""
    accepted = (
        row["status"] != "forbidden"
        and (version in row["glue_versions"] or row["command"] == "glueray")
        and execution_class in row["execution_classes"]
    )
    job = {
        "Role": "GlueRole",
        "Command": {"Name": row["command"], "ScriptLocation": "s3://bucket/scripts/job.py"},
        # Ray jobs have run on 4.0 only; the API requires "4.0 or greater".
        "GlueVersion": "4.0" if row["command"] == "glueray" else version,
        "WorkerType": row["worker_type"],
        "NumberOfWorkers": 2,
        "ExecutionClass": execution_class,
    }

    assert (errors(check_job(job)) == []) is accepted
