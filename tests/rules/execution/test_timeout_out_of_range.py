"""The rule timeout-out-of-range: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.execution.timeout_out_of_range import TimeoutOutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Timeout"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("zero", AT, Timeout=0),
        case("negative", AT, Timeout=-5),
        case("over-seven-days", AT, Timeout=10081),
        case("endless-stream", AT, job=STREAMING, Timeout=0),
        case("shell", AT, job=SHELL, Timeout=20000),
        case("text", AT, Timeout="0"),
        case("command-is-a-parameter", AT, Command={"Name": PARAMETER}, Timeout=0),
        case("one-minute", [], Timeout=1),
        case("seven-days", [], Timeout=10080),
        case("not-set", [], job=STREAMING),
        case("timeout-is-a-parameter", [], Timeout=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(TimeoutOutOfRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 0}

    assert message(TimeoutOutOfRange, job) == ("Timeout is out of range: needs 1 to 10080 minutes, got 0")
