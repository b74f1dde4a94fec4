"""The rule reserved-log-uri: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.properties.reserved_log_uri import ReservedLogUri

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("given", ["LogUri"], job={}, LogUri="s3://bucket/logs/"),
        case("empty", [], job={}, LogUri=""),
        case("parameter", [], job={}, LogUri=PARAMETER),
        case("not-set", [], job={}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ReservedLogUri, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(ReservedLogUri, {"LogUri": "s3://bucket/logs/"}) == (
        "LogUri is reserved for future use: needs no value, got 's3://bucket/logs/'"
    )
