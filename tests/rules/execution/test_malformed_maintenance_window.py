"""What malformed-maintenance-window finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.malformed_maintenance_window import MalformedMaintenanceWindow

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Mon:24"},
            ["MaintenanceWindow"],
            id="hour-24",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Mon:10:30"},
            ["MaintenanceWindow"],
            id="minutes",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Monday:10"},
            ["MaintenanceWindow"],
            id="long-day",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "mon:10"},
            ["MaintenanceWindow"],
            id="lower-case",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Mon:10\n"},
            ["MaintenanceWindow"],
            id="line-break",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Sun:09"},
            [],
            id="two-digits",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Sun:9"},
            [],
            id="one-digit",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Sat:23"},
            [],
            id="last-hour",
        ),
        pytest.param({"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1"}, [], id="left-out"),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": {"Ref": "Parameter"}},
            [],
            id="window-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedMaintenanceWindow, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Mon:24"}

    assert message(MalformedMaintenanceWindow, job) == (
        "MaintenanceWindow is not a day and an hour: needs a window such as 'Sun:10', got 'Mon:24'"
    )
