"""What large-arguments finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.large_arguments import LargeArguments

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({**ETL, "DefaultArguments": {"--t": "x" * 179_998}}, ["DefaultArguments"], id="one-more"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--t": "x" * 266_237}}, ["DefaultArguments"], id="all-that-glue-takes"
        ),
        pytest.param({**ETL, "DefaultArguments": {"--t": "x" * 179_997}}, [], id="not-much"),
        pytest.param({**ETL, "DefaultArguments": {"--t": "x" * 266_238}}, [], id="left-to-too-large-arguments"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(LargeArguments, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--t": "x" * 200_000}}

    assert message(LargeArguments, job) == ("the job arguments are large: needs at most 180000 bytes, got 200003")
