"""The room's door."""

from __future__ import annotations

import subprocess
import sys

import pytest

from glue_constructs import operations


def test_the_names_are_sorted_and_each_is_what_it_says():
    assert operations.__all__ == sorted(operations.__all__) == dir(operations)
    for name in operations.__all__:
        assert getattr(operations, name).__name__ == name


def test_a_name_that_is_not_there_is_said_so():
    with pytest.raises(AttributeError, match="has no attribute 'run_never'"):
        _ = operations.run_never


@pytest.mark.parametrize(
    ("name", "slow"),
    [
        ("JobSchedule", ("aws_cdk", "jsii")),
        ("chain", ("aws_cdk.aws_events", "aws_cdk.aws_cloudwatch", "aws_cdk.aws_stepfunctions")),
        ("on_failure", ("aws_cdk.aws_stepfunctions",)),
    ],
)
def test_a_name_brings_no_module_that_it_does_not_need(name, slow):
    program = (
        f"import sys; from glue_constructs.operations import {name}; print([n for n in {slow} if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
