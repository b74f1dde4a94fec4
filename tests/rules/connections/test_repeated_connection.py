"""What repeated-connection finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.connections.repeated_connection import RepeatedConnection

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Connections": {"Connections": ["orders", "orders"]}}, ["Connections.Connections.1"], id="twice"),
        pytest.param(
            {"Connections": {"Connections": ["a", "b", "a", "a"]}},
            ["Connections.Connections.2", "Connections.Connections.3"],
            id="thrice",
        ),
        pytest.param({"Connections": {"Connections": ["orders", "Orders"]}}, [], id="another-case"),
        pytest.param(
            {"Connections": {"Connections": [{"Ref": "Parameter"}, {"Ref": "Parameter"}]}}, [], id="parameters"
        ),
        pytest.param({"Connections": {"Connections": ["orders"]}}, [], id="one"),
        pytest.param({"Connections": {"Connections": []}}, [], id="none"),
        pytest.param({}, [], id="left-out"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RepeatedConnection, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(RepeatedConnection, {"Connections": {"Connections": ["orders", "orders"]}}) == (
        "a connection is named twice: needs each name once, got 'orders'"
    )
