"""GC5xx: connections and security."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.tables import RAY

if TYPE_CHECKING:
    from glue_constructs.rules._job_rules import Topics

RULES: dict[str, Topics] = {
    "connections_out_of_bounds": ("Connections",),
    "repeated_connection": ("Connections",),
    "connections_on_ray": (RAY,),
    "malformed_security_configuration": ("SecurityConfiguration",),
}
