"""What overridden-default-argument finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.overridden_default_argument import OverriddenDefaultArgument

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**ETL, "DefaultArguments": {"--stage": "a"}, "NonOverridableArguments": {"--stage": "b"}},
            ["DefaultArguments.--stage"],
            id="another-value",
        ),
        pytest.param(
            {
                **ETL,
                "DefaultArguments": {"--a": "1", "--b": "2", "--c": "3"},
                "NonOverridableArguments": {"--b": "1", "--a": "2"},
            },
            ["DefaultArguments.--a", "DefaultArguments.--b"],
            id="two-of-three",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--stage": "a"}, "NonOverridableArguments": {"--stage": "a"}},
            [],
            id="same-value",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--a": "1"}, "NonOverridableArguments": {"--b": "2"}}, [], id="another-key"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--stage": PARAMETER}, "NonOverridableArguments": {"--stage": "b"}},
            [],
            id="default-is-a-parameter",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--stage": "a"}, "NonOverridableArguments": {"--stage": PARAMETER}},
            [],
            id="fixed-is-a-parameter",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--stage": "a"}, "NonOverridableArguments": PARAMETER},
            [],
            id="fixed-ones-are-a-parameter",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--stage": "a"}}, [], id="default-alone"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(OverriddenDefaultArgument, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--stage": "a"}, "NonOverridableArguments": {"--stage": "b"}}

    assert message(OverriddenDefaultArgument, job) == (
        "NonOverridableArguments have another value for this argument: needs the argument in one place, got 'a'"
    )
