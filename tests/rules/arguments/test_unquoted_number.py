"""What unquoted-number finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.unquoted_number import UnquotedNumber

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({**ETL, "DefaultArguments": {"--n": 1}}, ["DefaultArguments.--n"], id="number"),
        pytest.param({**ETL, "DefaultArguments": {"--n": 1.5}}, ["DefaultArguments.--n"], id="fraction"),
        pytest.param({**ETL, "DefaultArguments": {"--flag": True}}, [], id="boolean"),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--n": 0}}, ["NonOverridableArguments.--n"], id="not-overridable"
        ),
        pytest.param({**ETL, "DefaultArguments": {"--n": "1", "--flag": "true"}}, [], id="quoted"),
        pytest.param({**ETL, "DefaultArguments": {"--n": [1]}}, [], id="list"),
        pytest.param({**ETL, "DefaultArguments": {"--n": None}}, [], id="null"),
        pytest.param({**ETL, "DefaultArguments": {"--n": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnquotedNumber, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--n": 1.0}}

    assert message(UnquotedNumber, job) == ("a job argument is no string: needs the number in quotes, got 1.0")
