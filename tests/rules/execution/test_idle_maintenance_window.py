"""What idle-maintenance-window finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.idle_maintenance_window import IdleMaintenanceWindow

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "Timeout": 600, "MaintenanceWindow": "Sun:10"},
            ["Timeout"],
            id="ten-hours",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "Timeout": 1, "MaintenanceWindow": "Sun:10"},
            ["Timeout"],
            id="one-minute",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "Timeout": 10079,
                "MaintenanceWindow": "Sun:10",
            },
            ["Timeout"],
            id="a-minute-short",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "Timeout": 10080,
                "MaintenanceWindow": "Sun:10",
            },
            [],
            id="seven-days",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Sun:10"},
            [],
            id="no-timeout",
        ),
        pytest.param({"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "Timeout": 600}, [], id="no-window"),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "Timeout": 0, "MaintenanceWindow": "Sun:10"},
            [],
            id="left-to-the-rule-of-timeouts",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 600, "MaintenanceWindow": "Sun:10"},
            [],
            id="etl",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "Timeout": {"Ref": "Parameter"},
                "MaintenanceWindow": "Sun:10",
            },
            [],
            id="timeout-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "Timeout": 600,
                "MaintenanceWindow": {"Ref": "Parameter"},
            },
            [],
            id="window-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(IdleMaintenanceWindow, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "Timeout": 600, "MaintenanceWindow": "Sun:10"}

    assert message(IdleMaintenanceWindow, job) == (
        "a run ends before Glue would restart it in its MaintenanceWindow: needs none, or 10080 minutes, got 600"
    )
