"""The rule malformed-job-name: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.properties.malformed_job_name import MalformedJobName

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Name"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("empty", AT, job={}, Name=""),
        case("too-long", AT, job={}, Name="x" * 256),
        case("two-lines", AT, job={}, Name="nightly\norders"),
        case("carriage-return", AT, job={}, Name="nightly\rorders"),
        case("null-character", AT, job={}, Name="orders\x00"),
        case("no-character", AT, job={}, Name="orders\uffff"),
        case("half-a-character", AT, job={}, Name="orders\ud800"),
        case("shortest", [], job={}, Name="x"),
        case("longest", [], job={}, Name="x" * 255),
        case("longest-in-characters-not-in-bytes", [], job={}, Name="é" * 255),
        case("odd-but-allowed", [], job={}, Name="My job é 😀\t\x7f"),
        case("number", [], job={}, Name=5),
        case("parameter", [], job={}, Name=PARAMETER),
        case("generated", [], job={}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedJobName, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MalformedJobName, {"Name": "nightly\norders"}) == (
        "malformed job name of 14 characters: needs 1 to 255 characters without control characters, "
        r"got 'nightly\norders'"
    )
