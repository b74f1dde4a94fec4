"""A job is asked only the rules that are about something it has, and loses no finding by it."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.strategies import ODD_JOBS, PLAUSIBLE_JOBS, fuzz
from rules_index import INDEX, index

from glue_constructs.rules import RULES
from glue_constructs.rules._check_job import judge_job
from glue_constructs.rules._engine import judge
from glue_constructs.rules._job import Job
from glue_constructs.rules._job_rules import JOB_RULES
from glue_constructs.rules._values import UNKNOWN

REGIONS = st.sampled_from([UNKNOWN, "eu-west-1", "af-south-1"])
PAGES = [page for rule in RULES if rule.id < "GC6" for page in (rule.page().wrong, rule.page().right)]


@fuzz
@given(properties=PLAUSIBLE_JOBS | ODD_JOBS, region=REGIONS, absent=st.sampled_from([None, UNKNOWN]))
def test_of_a_job_that_was_made_up(properties: Any, region: Any, absent: Any) -> None:
    assert_nothing_is_lost(Job.read(properties, absent=absent, region=region))


@pytest.mark.parametrize("region", ["eu-west-1", "af-south-1"])
@pytest.mark.parametrize("properties", PAGES)
def test_of_the_examples(properties: Any, region: str) -> None:
    assert_nothing_is_lost(Job.read(properties, region=region))


@pytest.mark.parametrize("junk", [None, 5, [], "text", {"Ref": "Job"}])
def test_of_no_properties_at_all(junk: object) -> None:
    assert_nothing_is_lost(Job.read(junk))


def test_a_small_job_is_asked_less_than_half() -> None:
    command = {"Name": "glueetl", "PythonVersion": "3", "ScriptLocation": "s3://code/orders.py"}
    job = Job.read({"Role": "etl", "Command": command, "GlueVersion": "5.1", "DefaultArguments": {"--day": "1"}})

    assert 0 < len(JOB_RULES.about(job)) < len(list(JOB_RULES)) / 2


def test_the_index_is_what_the_rules_read() -> None:
    assert INDEX.read_text(encoding="utf-8") == index(), "python tests/rules_index.py brings it up to date"


@pytest.mark.process
def test_what_no_job_has_is_not_read() -> None:
    program = (
        "import sys; from glue_constructs.rules import check_job; "
        "check_job({'Role': 'etl', 'Command': {'Name': 'glueetl'}, 'MaxRetries': 11});"
        "print(*[name.rpartition('.')[2] for name in sys.modules if name.startswith('glue_constructs.rules.')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    read = set(done.stdout.split())

    assert "max_retries_out_of_range" in read
    assert not read & {"ray_job", "argument_of_wrong_type", "missing_parameter", "missing_option"}


def assert_nothing_is_lost(job: Job) -> None:
    assert judge_job(job) == judge(JOB_RULES, job)
