"""Only the rules that apply to a job run, without losing a finding."""

from __future__ import annotations

import subprocess
import sys
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.strategies import ODD_JOBS, PLAUSIBLE_JOBS, fuzz
from rules.test_facts import ENTRIES, JOBS
from rules_index import INDEX, UnseenFactError, index, read_by, usual_job

from glue_constructs.model.commands import COMMANDS, RAY, SPARK_ETL
from glue_constructs.rules import RULES, Finding
from glue_constructs.rules._check_job import check_parsed_job
from glue_constructs.rules._engine import run_rules
from glue_constructs.rules._job import Job
from glue_constructs.rules._job_rules import JOB_RULES
from glue_constructs.rules._values import UNKNOWN

REGIONS = st.sampled_from([UNKNOWN, "eu-west-1", "af-south-1"])
FACTS = [job["job"] for job in JOBS] + [
    example["body"] for entry in ENTRIES.values() for kind in ("valid", "invalid") for example in entry.get(kind, ())
]
PAGES = [page for rule in RULES if rule.id < "GC6" for page in (rule.page().wrong, rule.page().right)]


@fuzz
@given(properties=PLAUSIBLE_JOBS | ODD_JOBS, region=REGIONS, absent=st.sampled_from([None, UNKNOWN]))
def test_generated_jobs(properties: Any, region: Any, absent: Any) -> None:
    assert_same_findings(Job.read(properties, absent=absent, region=region))


@pytest.mark.parametrize("region", ["eu-west-1", "af-south-1"])
@pytest.mark.parametrize("properties", PAGES)
def test_examples_of_the_rules(properties: Any, region: str) -> None:
    assert_same_findings(Job.read(properties, region=region))


@pytest.mark.parametrize("region", ["eu-west-1", "af-south-1"])
@pytest.mark.parametrize("properties", FACTS)
def test_real_jobs_and_facts(properties: Any, region: str) -> None:
    assert_same_findings(Job.read(properties, region=region))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_usual_job_with_one_different_fact(command: str) -> None:
    usual: dict[str, Any] = {"Command": {"Name": command, "ScriptLocation": UNKNOWN}, "Role": UNKNOWN}
    for name, value in [item for page in PAGES for item in page.items()]:
        other = {**usual["Command"], **value, "Name": command} if name == "Command" else value
        assert_same_findings(Job.read({**usual, name: other}))


class Command(str, Enum):
    ETL = "glueetl"


def test_a_command_that_is_an_enum_member() -> None:
    assert_same_findings(Job.read({"Command": {"Name": Command.ETL}, "MaxRetries": 11}))


@pytest.mark.parametrize("junk", [None, 5, [], "text", {"Ref": "Job"}])
def test_a_job_without_properties(junk: object) -> None:
    assert_same_findings(Job.read(junk))


def test_less_than_half_of_the_rules_run_on_a_small_job() -> None:
    command = {"Name": "glueetl", "PythonVersion": "3", "ScriptLocation": "s3://code/orders.py"}
    job = Job.read({"Role": "etl", "Command": command, "GlueVersion": "5.1", "DefaultArguments": {"--day": "1"}})

    assert 0 < len(JOB_RULES.applicable(job)) < len(list(JOB_RULES)) / 2


def test_the_index_is_up_to_date() -> None:
    assert INDEX.read_text(encoding="utf-8") == index(), "run: python tests/rules_index.py"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_usual_job_has_no_findings(command: str) -> None:
    job = usual_job(command)

    assert job.triggers == {"anything"}
    assert [finding.name for finding in run_rules(JOB_RULES, job)] == (
        ["missing-glue-version", "ray-job"] if command == RAY else []
    )


@pytest.mark.parametrize(
    "check",
    [
        pytest.param(lambda job: job._facts, id="private-name-of-a-job"),
        pytest.param(vars, id="all-names-of-a-job"),
        pytest.param(lambda job: job.owner, id="name-that-no-job-has"),
        pytest.param(lambda job: job.arguments._all, id="private-name-of-arguments"),
        pytest.param(lambda job: job.arguments.triggers, id="what-the-index-itself-reads"),
        pytest.param(lambda job: getattr(job.arguments, "first", None), id="name-with-a-default"),
    ],
)
def test_an_attribute_that_the_index_cannot_record_is_an_error(check: Any) -> None:
    with pytest.raises(UnseenFactError):
        read_by(rule_that(check), SPARK_ETL)


def test_what_a_method_of_the_job_reads_is_recorded() -> None:
    def check(job: Any) -> None:
        assert job.retired_version is None
        assert not job.arguments.is_enabled("--a")
        assert "b" not in job.arguments.keys

    assert read_by(rule_that(check), SPARK_ETL) == {"glue_version", "--a", "arguments"}


def rule_that(check: Any) -> Any:
    """Return a rule that reads something of a job and reports nothing."""

    class Reader:
        def check(self, job: Any) -> list[Finding]:
            check(job)
            return []

    return Reader()


@pytest.mark.process
def test_an_unknown_attribute_is_an_error() -> None:
    program = (
        "import sys; from glue_constructs.rules import check_job; "
        "check_job({'Role': 'etl', 'Command': {'Name': 'glueetl'}, 'MaxRetries': 11});"
        "print(*[name.rpartition('.')[2] for name in sys.modules if name.startswith('glue_constructs.rules.')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    read = set(done.stdout.split())

    assert "max_retries_out_of_range" in read
    assert not read & {"ray_job", "argument_of_wrong_type", "missing_parameter", "missing_option"}


def assert_same_findings(job: Job) -> None:
    assert check_parsed_job(job) == run_rules(JOB_RULES, job)
