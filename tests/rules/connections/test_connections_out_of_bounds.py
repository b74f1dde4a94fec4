"""What connections-out-of-bounds finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.connections.connections_out_of_bounds import ConnectionsOutOfBounds

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Connections": {"Connections": ["orders"] * 1_001}}, ["Connections.Connections"], id="too-many"),
        pytest.param(
            {"Connections": {"Connections": ["orders", "x" * 256]}}, ["Connections.Connections.1"], id="name-too-long"
        ),
        pytest.param(
            {"Connections": {"Connections": ["x" * 256, {"Ref": "Parameter"}]}},
            ["Connections.Connections.0"],
            id="beside-a-parameter",
        ),
        pytest.param({"Connections": {"Connections": ["orders"] * 1_000}}, [], id="most"),
        pytest.param({"Connections": {"Connections": ["x" * 255]}}, [], id="longest"),
        pytest.param({"Connections": {"Connections": [""]}}, [], id="empty-name"),
        pytest.param({"Connections": {"Connections": []}}, [], id="none"),
        pytest.param({"Connections": {"Connections": {"Ref": "Parameter"}}}, [], id="parameter"),
        pytest.param({"Connections": ["x" * 256]}, [], id="left-to-value-of-wrong-type"),
        pytest.param({}, [], id="left-out"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ConnectionsOutOfBounds, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(ConnectionsOutOfBounds, {"Connections": {"Connections": ["orders"] * 1_001}}) == (
        "too many connections: needs at most 1,000, got 1001"
    )
