"""The rule notification-after-timeout: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.execution.notification_after_timeout import NotificationAfterTimeout

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["NotificationProperty.NotifyDelayAfter"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("at-the-end", AT, Timeout=60, NotificationProperty={"NotifyDelayAfter": 60}),
        case("later", AT, Timeout=60, NotificationProperty={"NotifyDelayAfter": 90}),
        case("one-minute", AT, Timeout=1, NotificationProperty={"NotifyDelayAfter": 1}),
        case("before", [], Timeout=60, NotificationProperty={"NotifyDelayAfter": 59}),
        case("no-timeout", [], job=STREAMING, NotificationProperty={"NotifyDelayAfter": 90}),
        case("left-to-the-rule-of-timeouts", [], Timeout=0, NotificationProperty={"NotifyDelayAfter": 90}),
        case("timeout-is-a-parameter", [], Timeout=PARAMETER, NotificationProperty={"NotifyDelayAfter": 90}),
        case("delay-is-a-parameter", [], Timeout=60, NotificationProperty={"NotifyDelayAfter": PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(NotificationAfterTimeout, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "Timeout": 60,
        "NotificationProperty": {"NotifyDelayAfter": 90},
    }

    assert message(NotificationAfterTimeout, job) == (
        "the run times out before its notification is sent: needs fewer than 60 minutes, got 90"
    )
