"""The rule maintenance-window-outside-streaming: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, STREAMING, case

from glue_constructs.rules.execution.maintenance_window_outside_streaming import MaintenanceWindowOutsideStreaming

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["MaintenanceWindow"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("etl", AT, MaintenanceWindow="Sun:10"),
        case("shell", AT, job=SHELL, MaintenanceWindow="Sun:10"),
        case("ray", AT, job=RAY, Command={"Name": "glueray"}, MaintenanceWindow="Sun:10"),
        case("streaming", [], job=STREAMING, MaintenanceWindow="Sun:10"),
        case("not-set", []),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, MaintenanceWindow="Sun:10"),
        case("window-is-a-parameter", [], MaintenanceWindow=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MaintenanceWindowOutsideStreaming, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaintenanceWindow": "Sun:10"}

    assert message(MaintenanceWindowOutsideStreaming, job) == (
        "MaintenanceWindow is for streaming jobs: needs no MaintenanceWindow, got 'Sun:10'"
    )
