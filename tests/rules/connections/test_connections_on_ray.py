"""The rule connections-on-ray: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.connections.connections_on_ray import ConnectionsOnRay

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case(
            "one",
            ["Connections.Connections"],
            job={},
            Command={"Name": "glueray"},
            Connections={"Connections": ["warehouse"]},
        ),
        case("none", [], job={}, Command={"Name": "glueray"}, Connections={"Connections": []}),
        case("parameter", [], job={}, Command={"Name": "glueray"}, Connections={"Connections": PARAMETER}),
        case("etl", [], job={}, Command={"Name": "glueetl"}, Connections={"Connections": ["warehouse"]}),
        case("python-shell", [], job={}, Command={"Name": "pythonshell"}, Connections={"Connections": ["warehouse"]}),
        case(
            "command-is-a-parameter",
            [],
            job={},
            Command={"Name": PARAMETER},
            Connections={"Connections": ["warehouse"]},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ConnectionsOnRay, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(
        ConnectionsOnRay, {"Command": {"Name": "glueray"}, "Connections": {"Connections": ["warehouse"]}}
    ) == ("Ray jobs cannot connect to a VPC: needs no connections, got ['warehouse']")
