"""The rule retries-with-queuing: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.execution.retries_with_queuing import RetriesWithQueuing

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["MaxRetries"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("one", AT, JobRunQueuingEnabled=True, MaxRetries=1),
        case("texts", AT, JobRunQueuingEnabled="true", MaxRetries="1"),
        case("zero", [], JobRunQueuingEnabled=True, MaxRetries=0),
        case("not-set", [], JobRunQueuingEnabled=True),
        case("no-queuing", [], JobRunQueuingEnabled=False, MaxRetries=1),
        case("queuing-is-a-parameter", [], JobRunQueuingEnabled=PARAMETER, MaxRetries=1),
        case("retries-are-a-parameter", [], JobRunQueuingEnabled=True, MaxRetries=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RetriesWithQueuing, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "JobRunQueuingEnabled": True, "MaxRetries": 1}

    assert message(RetriesWithQueuing, job) == ("JobRunQueuingEnabled cannot be combined with retries: needs 0, got 1")
