"""What argument-supplied-by-workflows finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.argument_supplied_by_workflows import ArgumentSuppliedByWorkflows

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**ETL, "DefaultArguments": {"--WORKFLOW_NAME": "nightly"}}, ["DefaultArguments.--WORKFLOW_NAME"], id="name"
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--WORKFLOW_RUN_ID": ""}},
            ["DefaultArguments.--WORKFLOW_RUN_ID"],
            id="run-id-on-shell",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--workflow_name": "nightly"}}, [], id="another-case"),
        pytest.param({**ETL, "DefaultArguments": {"--WORKFLOW_NAME": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentSuppliedByWorkflows, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--WORKFLOW_NAME": "nightly"}}

    assert message(ArgumentSuppliedByWorkflows, job) == (
        "a workflow passes its own --WORKFLOW_NAME: needs no such argument, got 'nightly'"
    )
