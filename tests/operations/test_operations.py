"""The public names of `glue_constructs.operations`, and what importing them imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

from glue_constructs import operations

pytestmark = pytest.mark.process


def test_the_names_are_sorted_and_each_has_its_own_name():
    assert operations.__all__ == sorted(operations.__all__) == dir(operations)
    for name in operations.__all__:
        assert getattr(operations, name).__name__ == name


def test_an_unknown_name_is_an_attribute_error():
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
def test_a_name_imports_no_module_that_it_does_not_need(name, slow):
    found = imported(f"from glue_constructs.operations import {name}", slow)
    if found and "aws_cdk" not in slow and found == imported("import aws_cdk.aws_glue", slow):
        pytest.skip("this aws-cdk-lib imports them with aws_glue itself")
    assert found == ""


def imported(statement: str, modules: tuple[str, ...]) -> str:
    """Return which of the modules a statement imports in a new process."""
    program = f"{statement}; import sys; print(*(name for name in {modules} if name in sys.modules))"
    return subprocess.check_output([sys.executable, "-c", program], text=True).strip()
