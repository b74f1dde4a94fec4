"""The rule idle-maintenance-window: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.execution.idle_maintenance_window import IdleMaintenanceWindow

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Timeout"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("ten-hours", AT, job=STREAMING, Timeout=600, MaintenanceWindow="Sun:10"),
        case("one-minute", AT, job=STREAMING, Timeout=1, MaintenanceWindow="Sun:10"),
        case("a-minute-short", AT, job=STREAMING, Timeout=10079, MaintenanceWindow="Sun:10"),
        case("seven-days", [], job=STREAMING, Timeout=10080, MaintenanceWindow="Sun:10"),
        case("no-timeout", [], job=STREAMING, MaintenanceWindow="Sun:10"),
        case("no-window", [], job=STREAMING, Timeout=600),
        case("left-to-the-rule-of-timeouts", [], job=STREAMING, Timeout=0, MaintenanceWindow="Sun:10"),
        case("etl", [], Timeout=600, MaintenanceWindow="Sun:10"),
        case("timeout-is-a-parameter", [], job=STREAMING, Timeout=PARAMETER, MaintenanceWindow="Sun:10"),
        case("window-is-a-parameter", [], job=STREAMING, Timeout=600, MaintenanceWindow=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(IdleMaintenanceWindow, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "Timeout": 600, "MaintenanceWindow": "Sun:10"}

    assert message(IdleMaintenanceWindow, job) == (
        "a run ends before Glue would restart it in its MaintenanceWindow: needs none, or 10080 minutes, got 600"
    )
