"""What connections-on-ray finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.connections.connections_on_ray import ConnectionsOnRay

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueray"}, "Connections": {"Connections": ["warehouse"]}},
            ["Connections.Connections"],
            id="one",
        ),
        pytest.param({"Command": {"Name": "glueray"}, "Connections": {"Connections": []}}, [], id="none"),
        pytest.param(
            {"Command": {"Name": "glueray"}, "Connections": {"Connections": {"Ref": "Parameter"}}}, [], id="parameter"
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "Connections": {"Connections": ["warehouse"]}}, [], id="etl"),
        pytest.param(
            {"Command": {"Name": "pythonshell"}, "Connections": {"Connections": ["warehouse"]}}, [], id="python-shell"
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "Connections": {"Connections": ["warehouse"]}},
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ConnectionsOnRay, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(
        ConnectionsOnRay, {"Command": {"Name": "glueray"}, "Connections": {"Connections": ["warehouse"]}}
    ) == ("Ray jobs cannot reach into a VPC: needs no connections, got ['warehouse']")
