"""GC5xx: connections and security."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.connections.connections_on_ray import ConnectionsOnRay
from glue_constructs.rules.connections.connections_out_of_bounds import ConnectionsOutOfBounds
from glue_constructs.rules.connections.malformed_security_configuration import MalformedSecurityConfiguration
from glue_constructs.rules.connections.repeated_connection import RepeatedConnection

if TYPE_CHECKING:
    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Rule

RULES: tuple[Rule[Job], ...] = (
    ConnectionsOutOfBounds(),
    RepeatedConnection(),
    ConnectionsOnRay(),
    MalformedSecurityConfiguration(),
)
