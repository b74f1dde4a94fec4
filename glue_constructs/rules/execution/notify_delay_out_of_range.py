"""The rule notify-delay-out-of-range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class NotifyDelayOutOfRange(Rule["Job"]):
    """The delay before a notification is less than a minute.

    What it does:
        Looks at NotificationProperty.NotifyDelayAfter, in minutes.

    Why:
        The schema refuses less than 1: "Invalid value for parameter NotificationProperty.NotifyDelayAfter, value: 0,
        valid min value: 1".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "NotificationProperty": {"NotifyDelayAfter": 0}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "NotificationProperty": {"NotifyDelayAfter": 1}}
    """

    id = "GC303"
    name = "notify-delay-out-of-range"
    severity = Severity.ERROR
    fix = "set NotifyDelayAfter to 1 minute or more, or leave it out"
    source = sources.API_JOBS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        delay = job.notify_delay_after
        if isinstance(delay, int) and delay < 1:
            fault = "NotifyDelayAfter is too short"
            yield self.finding("NotificationProperty.NotifyDelayAfter", fault, wanted="1 minute or more", got=delay)
