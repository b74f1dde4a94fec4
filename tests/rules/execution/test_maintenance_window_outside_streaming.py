"""What maintenance-window-outside-streaming finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.maintenance_window_outside_streaming import MaintenanceWindowOutsideStreaming

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaintenanceWindow": "Sun:10"},
            ["MaintenanceWindow"],
            id="etl",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaintenanceWindow": "Sun:10"},
            ["MaintenanceWindow"],
            id="shell",
        ),
        pytest.param(
            {"Command": {"Name": "glueray"}, "GlueVersion": "4.0", "MaintenanceWindow": "Sun:10"},
            ["MaintenanceWindow"],
            id="ray",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Sun:10"},
            [],
            id="streaming",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="left-out"),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "5.1", "MaintenanceWindow": "Sun:10"},
            [],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaintenanceWindow": {"Ref": "Parameter"}},
            [],
            id="window-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MaintenanceWindowOutsideStreaming, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaintenanceWindow": "Sun:10"}

    assert message(MaintenanceWindowOutsideStreaming, job) == (
        "MaintenanceWindow is for streaming jobs: needs none, got 'Sun:10'"
    )
