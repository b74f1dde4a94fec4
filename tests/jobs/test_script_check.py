"""The check of a job's script: errors when the job is created, warnings at synth, when all runs are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aws_cdk.assertions import Annotations, Match

from glue_constructs import JobRun, SparkEtlJob
from glue_constructs.testing import raises_finding

if TYPE_CHECKING:
    import aws_cdk as cdk

READS_THE_DAY = """
import sys
from awsglue.utils import getResolvedOptions

print(getResolvedOptions(sys.argv, ["day"])["day"])
"""


@pytest.fixture
def script(tmp_path):
    def write(text: str) -> str:
        path = tmp_path / "orders.py"
        path.write_text(text)
        return str(path)

    return write


def warnings(stack: cdk.Stack, path: str = "/Stack/Orders") -> list[str]:
    found = Annotations.from_stack(stack).find_warning(path, Match.any_value())
    return [str(message.entry.data) for message in found]


def job(stack: cdk.Stack, path: str, *, glue_version: str = "5.1", **props: object) -> SparkEtlJob:
    return SparkEtlJob(stack, "Orders", script=path, glue_version=glue_version, **props)


def test_one_error_has_the_syntax_error_and_other_findings(stack, script):
    with raises_finding("GC220", "GC601"):
        # Glue 4.0 has Python 3.10: a Python older than the job's cannot check its syntax.
        job(stack, script("print('orders'\n"), glue_version="4.0", number_of_workers=1, worker_type="G.1X")
    assert stack.node.try_find_child("Orders") is None


def test_an_argument_that_is_not_set_causes_a_warning(stack, script):
    job(stack, script(READS_THE_DAY))
    [warning] = warnings(stack)
    assert "day" in warning
    assert "GC610" in warning


def test_the_job_may_set_it(stack, script):
    job(stack, script(READS_THE_DAY), arguments={"--day": "monday"})
    assert warnings(stack) == []


def test_a_run_may_set_it_later(stack, script):
    orders = job(stack, script(READS_THE_DAY))
    JobRun(stack, "Monday", job=orders, arguments={"--day": "monday"})
    assert warnings(stack) == []


def test_it_can_be_acknowledged(stack, script):
    job(stack, script(READS_THE_DAY), acknowledge={"GC610": "the schedule gives the day"})
    assert warnings(stack) == []


def test_a_script_in_s3_is_not_checked(stack):
    job(stack, "s3://scripts/orders.py")
    assert warnings(stack) == []
