"""The rule malformed-maintenance-window: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.execution.malformed_maintenance_window import MalformedMaintenanceWindow

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["MaintenanceWindow"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("hour-24", AT, job=STREAMING, MaintenanceWindow="Mon:24"),
        case("minutes", AT, job=STREAMING, MaintenanceWindow="Mon:10:30"),
        case("long-day", AT, job=STREAMING, MaintenanceWindow="Monday:10"),
        case("lower-case", AT, job=STREAMING, MaintenanceWindow="mon:10"),
        case("line-break", AT, job=STREAMING, MaintenanceWindow="Mon:10\n"),
        case("two-digits", [], job=STREAMING, MaintenanceWindow="Sun:09"),
        case("one-digit", [], job=STREAMING, MaintenanceWindow="Sun:9"),
        case("last-hour", [], job=STREAMING, MaintenanceWindow="Sat:23"),
        case("not-set", [], job=STREAMING),
        case("window-is-a-parameter", [], job=STREAMING, MaintenanceWindow=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedMaintenanceWindow, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Mon:24"}

    assert message(MalformedMaintenanceWindow, job) == (
        "MaintenanceWindow is not a day and an hour: needs a window such as 'Sun:10', got 'Mon:24'"
    )
