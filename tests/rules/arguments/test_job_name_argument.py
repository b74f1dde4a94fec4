"""What job-name-argument finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.job_name_argument import JobNameArgument

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({**ETL, "DefaultArguments": {"--JOB_NAME": "orders"}}, ["DefaultArguments.--JOB_NAME"], id="etl"),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--JOB_NAME": "orders"}}, ["DefaultArguments.--JOB_NAME"], id="shell"
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--JOB_NAME": "orders"}},
            ["NonOverridableArguments.--JOB_NAME"],
            id="not-overridable",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--job_name": "orders", "--JOB": "x"}}, [], id="near-by"),
        pytest.param({**ETL, "DefaultArguments": {"--JOB_NAME": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(JobNameArgument, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--JOB_NAME": "orders"}}

    assert message(JobNameArgument, job) == ("Glue passes --JOB_NAME by itself: needs no --JOB_NAME, got 'orders'")
