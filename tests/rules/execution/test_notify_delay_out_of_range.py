"""The rule notify-delay-out-of-range: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.execution.notify_delay_out_of_range import NotifyDelayOutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["NotificationProperty.NotifyDelayAfter"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("zero", AT, NotificationProperty={"NotifyDelayAfter": 0}),
        case("negative", AT, NotificationProperty={"NotifyDelayAfter": -1}),
        case("one", [], NotificationProperty={"NotifyDelayAfter": 1}),
        case("empty", [], NotificationProperty={}),
        case("not-set", []),
        case("delay-is-a-parameter", [], NotificationProperty={"NotifyDelayAfter": PARAMETER}),
        case("property-is-a-condition", [], NotificationProperty={"Fn::If": ["C", {}, {}]}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(NotifyDelayOutOfRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NotificationProperty": {"NotifyDelayAfter": 0}}

    assert message(NotifyDelayOutOfRange, job) == ("NotifyDelayAfter is too short: needs 1 minute or more, got 0")
