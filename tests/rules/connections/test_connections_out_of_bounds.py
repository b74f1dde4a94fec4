"""The rule connections-out-of-bounds: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.connections.connections_out_of_bounds import ConnectionsOutOfBounds

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("too-many", ["Connections.Connections"], job={}, Connections={"Connections": ["orders"] * 1001}),
        case(
            "name-too-long", ["Connections.Connections.1"], job={}, Connections={"Connections": ["orders", "x" * 256]}
        ),
        case(
            "with-a-parameter",
            ["Connections.Connections.0"],
            job={},
            Connections={"Connections": ["x" * 256, PARAMETER]},
        ),
        case("most", [], job={}, Connections={"Connections": ["orders"] * 1000}),
        case("longest", [], job={}, Connections={"Connections": ["x" * 255]}),
        case("empty-name", [], job={}, Connections={"Connections": [""]}),
        case("none", [], job={}, Connections={"Connections": []}),
        case("parameter", [], job={}, Connections={"Connections": PARAMETER}),
        case("left-to-value-of-wrong-type", [], job={}, Connections=["x" * 256]),
        case("not-set", [], job={}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ConnectionsOutOfBounds, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(ConnectionsOutOfBounds, {"Connections": {"Connections": ["orders"] * 1_001}}) == (
        "too many connections: needs at most 1,000, got 1001"
    )
