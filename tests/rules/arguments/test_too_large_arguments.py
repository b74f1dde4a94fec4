"""What too-large-arguments finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.too_large_arguments import TooLargeArguments

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({**ETL, "DefaultArguments": {"--t": "x" * 266_238}}, ["DefaultArguments"], id="one-too-many"),
        pytest.param({**ETL, "DefaultArguments": {"--t": "x" * 266_237}}, [], id="all-it-takes"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--t": "\N{EURO SIGN}" * 90_000}},
            ["DefaultArguments"],
            id="characters-of-three-bytes",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--a": "x" * 140_000}, "NonOverridableArguments": {"--b": "x" * 140_000}},
            ["DefaultArguments"],
            id="both-sections",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--a": "x" * 140_000}, "NonOverridableArguments": {"--a": "x" * 140_000}},
            [],
            id="overridden",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--t": "\ud800" * 10}}, [], id="lone-surrogates"),
        pytest.param({**ETL, "DefaultArguments": {"--t": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(TooLargeArguments, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--t": "x" * 300_000}}

    assert message(TooLargeArguments, job) == (
        "the job arguments are too large: needs at most 266240 bytes, got 300003"
    )
