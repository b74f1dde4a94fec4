"""What notify-delay-out-of-range finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.notify_delay_out_of_range import NotifyDelayOutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NotificationProperty": {"NotifyDelayAfter": 0}},
            ["NotificationProperty.NotifyDelayAfter"],
            id="zero",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NotificationProperty": {"NotifyDelayAfter": -1}},
            ["NotificationProperty.NotifyDelayAfter"],
            id="negative",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NotificationProperty": {"NotifyDelayAfter": 1}},
            [],
            id="one",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NotificationProperty": {}}, [], id="empty"
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="left-out"),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "NotificationProperty": {"NotifyDelayAfter": {"Ref": "Parameter"}},
            },
            [],
            id="delay-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NotificationProperty": {"Fn::If": ["C", {}, {}]}},
            [],
            id="property-is-a-condition",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(NotifyDelayOutOfRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NotificationProperty": {"NotifyDelayAfter": 0}}

    assert message(NotifyDelayOutOfRange, job) == ("NotifyDelayAfter is too short: needs 1 minute or more, got 0")
