"""The rule max-retries-out-of-range: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.execution.max_retries_out_of_range import MaxRetriesOutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["MaxRetries"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("negative", AT, MaxRetries=-1),
        case("eleven", AT, MaxRetries=11),
        case("zero", [], MaxRetries=0),
        case("ten", [], MaxRetries=10),
        case("not-set", []),
        case("retries-are-a-parameter", [], MaxRetries=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MaxRetriesOutOfRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxRetries": 11}

    assert message(MaxRetriesOutOfRange, job) == ("MaxRetries is out of range: needs 0 to 10, got 11")
