"""The rule malformed-description: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.properties.malformed_description import MalformedDescription

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Description"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("too-long", AT, job={}, Description="x" * 2049),
        case("null-character", AT, job={}, Description="nightly\x00orders"),
        case("form-feed", AT, job={}, Description="nightly\x0corders"),
        case("longest", [], job={}, Description="x" * 2048),
        case("longest-in-characters-not-in-bytes", [], job={}, Description="é" * 2048),
        case("several-lines", [], job={}, Description="nightly\r\n\torders"),
        case("empty", [], job={}, Description=""),
        case("parameter", [], job={}, Description=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedDescription, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MalformedDescription, {"Description": "a\x00b"}) == (
        "malformed description of 3 characters: needs at most 2,048 characters, without control characters "
        r"other than tabs and line ends, got 'a\x00b'"
    )
