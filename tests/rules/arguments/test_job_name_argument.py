"""The rule job-name-argument: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, case

from glue_constructs.rules.arguments.job_name_argument import JobNameArgument

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("etl", ["DefaultArguments.--JOB_NAME"], arguments={"--JOB_NAME": "orders"}),
        case("shell", ["DefaultArguments.--JOB_NAME"], job=SHELL, arguments={"--JOB_NAME": "orders"}),
        case(
            "not-overridable", ["NonOverridableArguments.--JOB_NAME"], NonOverridableArguments={"--JOB_NAME": "orders"}
        ),
        case("near-by", [], arguments={"--job_name": "orders", "--JOB": "x"}),
        case("argument-is-a-parameter", [], arguments={"--JOB_NAME": PARAMETER}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(JobNameArgument, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--JOB_NAME": "orders"}}

    assert message(JobNameArgument, job) == ("Glue itself passes --JOB_NAME: needs no --JOB_NAME, got 'orders'")
