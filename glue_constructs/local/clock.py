"""The clock of the schedules: it stands still but for what it is told."""

from __future__ import annotations

from datetime import datetime, timezone

from glue_constructs.errors import EmbeddedAwsError


def require_moment(moment: object) -> datetime:
    """The moment, in UTC.

    Raises:
        EmbeddedAwsError: It is no moment: no datetime, or one without time zone, which could be any of 24.
    """
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise EmbeddedAwsError(
            "the moment must be a datetime with a time zone, such as datetime(2026, 1, 31, 2, 0, tzinfo=timezone.utc),"
            f" got {moment!r}"
        )
    return moment.astimezone(timezone.utc)


def fire_scheduled_triggers(moment: datetime, *, endpoint_url: str, region: str) -> list[str]:
    """Fire the scheduled triggers of an embedded AWS that are due in the minute of a moment.

    Returns:
        Their names.

    Raises:
        EmbeddedAwsError: It does not do it.
    """
    from glue_constructs.local.own_operations import call  # noqa: PLC0415  # botocore: 0.1 s

    answer = call("FireScheduledTriggers", {"Moment": moment.isoformat()}, endpoint_url=endpoint_url, region=region)
    names: list[str] = answer["TriggerNames"]
    return names
