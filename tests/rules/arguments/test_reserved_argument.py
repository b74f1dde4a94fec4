"""What reserved-argument finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.reserved_argument import ReservedArgument

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({**ETL, "DefaultArguments": {"--debug": "true"}}, ["DefaultArguments.--debug"], id="debug"),
        pytest.param({**ETL, "DefaultArguments": {"--endpoint": "x"}}, ["DefaultArguments.--endpoint"], id="endpoint"),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--mode": "full"}}, ["DefaultArguments.--mode"], id="mode-on-shell"
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--mode": ""}}, ["NonOverridableArguments.--mode"], id="not-overridable"
        ),
        pytest.param({**ETL, "DefaultArguments": {"--JOB_NAME": "orders"}}, [], id="left-to-job-name-argument"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--debug_level": "1", "--Mode": "x", "--load-mode": "x", "mode": "x"}},
            [],
            id="near-by",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--mode": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ReservedArgument, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--mode": "full"}}

    assert message(ReservedArgument, job) == ("Glue keeps --mode to itself: needs another name, got 'full'")
