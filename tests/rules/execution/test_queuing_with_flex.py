"""The rule queuing-with-flex: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.execution.queuing_with_flex import QueuingWithFlex

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("both", ["JobRunQueuingEnabled"], JobRunQueuingEnabled=True, ExecutionClass="FLEX"),
        case("off", [], JobRunQueuingEnabled=False, ExecutionClass="FLEX"),
        case("not-set", [], ExecutionClass="FLEX"),
        case("standard", [], JobRunQueuingEnabled=True, ExecutionClass="STANDARD"),
        case("queuing-is-a-parameter", [], JobRunQueuingEnabled=PARAMETER, ExecutionClass="FLEX"),
        case("class-is-a-parameter", [], JobRunQueuingEnabled=True, ExecutionClass=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(QueuingWithFlex, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "JobRunQueuingEnabled": True, "ExecutionClass": "FLEX"}

    assert message(QueuingWithFlex, job) == ("a FLEX job should not queue its runs: needs False, got True")
