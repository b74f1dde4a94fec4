"""What notification-after-timeout finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.notification_after_timeout import NotificationAfterTimeout

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "Timeout": 60,
                "NotificationProperty": {"NotifyDelayAfter": 60},
            },
            ["NotificationProperty.NotifyDelayAfter"],
            id="at-the-end",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "Timeout": 60,
                "NotificationProperty": {"NotifyDelayAfter": 90},
            },
            ["NotificationProperty.NotifyDelayAfter"],
            id="later",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "Timeout": 1,
                "NotificationProperty": {"NotifyDelayAfter": 1},
            },
            ["NotificationProperty.NotifyDelayAfter"],
            id="one-minute",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "Timeout": 60,
                "NotificationProperty": {"NotifyDelayAfter": 59},
            },
            [],
            id="before",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "NotificationProperty": {"NotifyDelayAfter": 90},
            },
            [],
            id="no-timeout",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "Timeout": 0,
                "NotificationProperty": {"NotifyDelayAfter": 90},
            },
            [],
            id="left-to-the-rule-of-timeouts",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "Timeout": {"Ref": "Parameter"},
                "NotificationProperty": {"NotifyDelayAfter": 90},
            },
            [],
            id="timeout-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "Timeout": 60,
                "NotificationProperty": {"NotifyDelayAfter": {"Ref": "Parameter"}},
            },
            [],
            id="delay-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(NotificationAfterTimeout, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "Timeout": 60,
        "NotificationProperty": {"NotifyDelayAfter": 90},
    }

    assert message(NotificationAfterTimeout, job) == (
        "the run ends before its notification is sent: needs fewer than 60 minutes, got 90"
    )
