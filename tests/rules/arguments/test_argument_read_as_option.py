"""What argument-read-as-option finds, and what it leaves alone."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.argument_read_as_option import ArgumentReadAsOption

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({**ETL, "DefaultArguments": {"--n": "--verbose"}}, ["DefaultArguments.--n"], id="two-dashes"),
        pytest.param({**ETL, "DefaultArguments": {"--n": "-v"}}, ["DefaultArguments.--n"], id="one-dash"),
        pytest.param({**ETL, "DefaultArguments": {"--n": "--"}}, ["DefaultArguments.--n"], id="dashes-alone"),
        pytest.param({**ETL, "DefaultArguments": {"--n": "-1d"}}, ["DefaultArguments.--n"], id="number-with-a-unit"),
        pytest.param({**SHELL, "DefaultArguments": {"--n": "--x=1"}}, ["DefaultArguments.--n"], id="shell"),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--n": "--x"}}, ["NonOverridableArguments.--n"], id="not-overridable"
        ),
        pytest.param({**ETL, "DefaultArguments": {"--n": "-5"}}, [], id="negative-number"),
        pytest.param({**ETL, "DefaultArguments": {"--n": "-0.5"}}, [], id="negative-fraction"),
        pytest.param({**ETL, "DefaultArguments": {"--n": "-"}}, [], id="dash-alone"),
        pytest.param({**ETL, "DefaultArguments": {"--n": "-7 days"}}, [], id="space-in-it"),
        pytest.param({**ETL, "DefaultArguments": {"--n": ""}}, [], id="empty"),
        pytest.param({**ETL, "DefaultArguments": {"--n": "a--b"}}, [], id="dashes-within"),
        pytest.param(
            {
                **ETL,
                "DefaultArguments": {
                    "--additional-python-modules": "a",
                    "--python-modules-installer-option": "--no-deps",
                },
            },
            [],
            id="special-parameter",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--n": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentReadAsOption, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--n": "--verbose"}}

    assert message(ArgumentReadAsOption, job) == (
        "getResolvedOptions takes this value for an argument's name: "
        "needs a value that begins without a dash, got '--verbose'"
    )


@pytest.mark.parametrize("value", ["--x", "-v", "-1d", "--", "-", "-5", "-.5", "-7 days", "--a b", "", "a", "-1e5"])
def test_argparse_agrees(found: Callable[..., list[str]], value: str) -> None:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--n")
    is_read = True
    try:
        parser.parse_known_args(["--n", value])
    except SystemExit:
        is_read = False

    assert (found(ArgumentReadAsOption, {**ETL, "DefaultArguments": {"--n": value}}) == []) is is_read
