"""What argument-of-wrong-type finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.argument_of_wrong_type import ArgumentOfWrongType

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**ETL, "DefaultArguments": {"--days": ["monday", "tuesday"]}}, ["DefaultArguments.--days"], id="list"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--options": {"a": "b"}}}, ["DefaultArguments.--options"], id="object"
        ),
        pytest.param({**ETL, "DefaultArguments": {"--flag": None}}, ["DefaultArguments.--flag"], id="null"),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--days": []}}, ["NonOverridableArguments.--days"], id="not-overridable"
        ),
        pytest.param({**ETL, "DefaultArguments": ["--day"]}, ["DefaultArguments"], id="no-map"),
        pytest.param({**ETL, "DefaultArguments": "--day monday"}, ["DefaultArguments"], id="text"),
        pytest.param(
            {**ETL, "DefaultArguments": '{"--day": ["monday"]}'}, ["DefaultArguments.--day"], id="list-in-json-text"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--a": [], "--b": {}}},
            ["DefaultArguments.--a", "DefaultArguments.--b"],
            id="two",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--day": "monday"}}, [], id="string"),
        pytest.param({**ETL, "DefaultArguments": {"--n": 1, "--flag": True}}, [], id="scalars"),
        pytest.param({**ETL, "DefaultArguments": {"--day": {"Ref": "AWS::NoValue"}}}, [], id="no-value"),
        pytest.param({**ETL, "DefaultArguments": {"--day": {"Fn::Sub": "${Day}"}}}, [], id="argument-is-a-parameter"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
        pytest.param(
            {**ETL, "DefaultArguments": {"Fn::Transform": {"Name": "AWS::Include"}}}, [], id="arguments-from-a-macro"
        ),
        pytest.param(PARAMETER, [], id="nothing-known"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentOfWrongType, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SHELL, "DefaultArguments": {"--extra-py-files": ["s3://bucket/a.whl"]}}

    assert message(ArgumentOfWrongType, job) == (
        "job arguments are a map of strings: needs a string, got ['s3://bucket/a.whl']"
    )
