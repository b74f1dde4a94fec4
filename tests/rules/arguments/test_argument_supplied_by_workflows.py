"""The rule argument-supplied-by-workflows: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, case

from glue_constructs.rules.arguments.argument_supplied_by_workflows import ArgumentSuppliedByWorkflows

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("name", ["DefaultArguments.--WORKFLOW_NAME"], arguments={"--WORKFLOW_NAME": "nightly"}),
        case("run-id-on-shell", ["DefaultArguments.--WORKFLOW_RUN_ID"], job=SHELL, arguments={"--WORKFLOW_RUN_ID": ""}),
        case("another-case", [], arguments={"--workflow_name": "nightly"}),
        case("argument-is-a-parameter", [], arguments={"--WORKFLOW_NAME": PARAMETER}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentSuppliedByWorkflows, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--WORKFLOW_NAME": "nightly"}}

    assert message(ArgumentSuppliedByWorkflows, job) == (
        "a workflow passes --WORKFLOW_NAME itself: needs no such argument, got 'nightly'"
    )
