"""The rule repeated-connection: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.connections.repeated_connection import RepeatedConnection

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("twice", ["Connections.Connections.1"], job={}, Connections={"Connections": ["orders", "orders"]}),
        case(
            "thrice",
            ["Connections.Connections.2", "Connections.Connections.3"],
            job={},
            Connections={"Connections": ["a", "b", "a", "a"]},
        ),
        case("another-case", [], job={}, Connections={"Connections": ["orders", "Orders"]}),
        case("parameters", [], job={}, Connections={"Connections": [PARAMETER, PARAMETER]}),
        case("one", [], job={}, Connections={"Connections": ["orders"]}),
        case("none", [], job={}, Connections={"Connections": []}),
        case("not-set", [], job={}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RepeatedConnection, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(RepeatedConnection, {"Connections": {"Connections": ["orders", "orders"]}}) == (
        "a connection is listed twice: needs each name once, got 'orders'"
    )
