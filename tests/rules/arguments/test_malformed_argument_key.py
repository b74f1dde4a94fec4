"""What malformed-argument-key finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.malformed_argument_key import MalformedArgumentKey

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({**ETL, "DefaultArguments": {"day": "monday"}}, ["DefaultArguments.day"], id="no-dashes"),
        pytest.param({**ETL, "DefaultArguments": {"-day": "monday"}}, ["DefaultArguments.-day"], id="one-dash"),
        pytest.param({**ETL, "DefaultArguments": {"---day": "monday"}}, ["DefaultArguments.---day"], id="three-dashes"),
        pytest.param(
            {**ETL, "DefaultArguments": {"\N{EM DASH}day": "monday"}}, ["DefaultArguments.\N{EM DASH}day"], id="em-dash"
        ),
        pytest.param({**ETL, "DefaultArguments": {"--": "monday"}}, ["DefaultArguments.--"], id="dashes-alone"),
        pytest.param({**ETL, "DefaultArguments": {"": "monday"}}, ["DefaultArguments."], id="empty"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--day ": "monday"}}, ["DefaultArguments.--day "], id="space-at-the-end"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-auto-scaling ": "true"}},
            ["DefaultArguments.--enable-auto-scaling "],
            id="space-behind-a-special-parameter",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--conf spark.a": "b"}}, ["DefaultArguments.--conf spark.a"], id="space-within"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--day=monday": ""}}, ["DefaultArguments.--day=monday"], id="value-in-the-key"
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"day": "monday"}}, ["NonOverridableArguments.day"], id="not-overridable"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"day": PARAMETER}}, ["DefaultArguments.day"], id="argument-is-a-parameter"
        ),
        pytest.param(
            {
                **ETL,
                "DefaultArguments": {"--day": "a", "--Day_2": "b", "--dpr.path": "c", "--run-date": "d", "--x": "e"},
            },
            [],
            id="usual",
        ),
        pytest.param({**SHELL, "DefaultArguments": {"library-set": "analytics"}}, [], id="library-set"),
        pytest.param({**ETL, "DefaultArguments": {"enable-metrics": ""}}, [], id="left-to-misspelt-argument"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedArgumentKey, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"day": "monday"}}

    assert message(MalformedArgumentKey, job) == (
        "the key of a job argument is not two dashes and a name: needs a key such as '--run_date', got 'day'"
    )


def test_a_secret_in_the_key_is_not_shown(message: Callable[..., str], found: Callable[..., list[str]]) -> None:
    job = {**ETL, "DefaultArguments": {"--password=hunter2": ""}}

    assert "hunter2" not in message(MalformedArgumentKey, job)
    assert found(MalformedArgumentKey, job) == ["DefaultArguments.--password=<secret>"]
