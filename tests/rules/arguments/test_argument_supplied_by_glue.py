"""What argument-supplied-by-glue finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.argument_supplied_by_glue import ArgumentSuppliedByGlue

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
STREAM = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({**ETL, "DefaultArguments": {"--JOB_ID": "x"}}, ["DefaultArguments.--JOB_ID"], id="job-id"),
        pytest.param(
            {**STREAM, "DefaultArguments": {"--JOB_RUN_ID": "x"}},
            ["DefaultArguments.--JOB_RUN_ID"],
            id="run-id-on-streaming",
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--SECURITY_CONFIGURATION": "x"}},
            ["NonOverridableArguments.--SECURITY_CONFIGURATION"],
            id="not-overridable",
        ),
        pytest.param({**SHELL, "DefaultArguments": {"--JOB_RUN_ID": "x"}}, [], id="shell"),
        pytest.param({"Command": {"Name": "glueetl"}, "DefaultArguments": {"--job_id": "x"}}, [], id="another-case"),
        pytest.param({"Command": PARAMETER, "DefaultArguments": {"--JOB_ID": "x"}}, [], id="command-is-a-parameter"),
        pytest.param({**ETL, "DefaultArguments": {"--JOB_ID": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentSuppliedByGlue, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--JOB_ID": "x"}}

    assert message(ArgumentSuppliedByGlue, job) == ("Glue supplies --JOB_ID: needs no such argument, got 'x'")
