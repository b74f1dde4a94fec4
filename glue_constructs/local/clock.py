"""Fire scheduled triggers: schedules of the embedded AWS fire only on request, never by a clock."""

from __future__ import annotations

from datetime import datetime, timezone

from glue_constructs.errors import EmbeddedAwsError


def require_aware_datetime(moment: object) -> datetime:
    """Return the moment in UTC.

    Raises:
        EmbeddedAwsError: It is not a datetime, or has no time zone.
    """
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise EmbeddedAwsError(
            "the moment must be a datetime with a time zone, such as datetime(2026, 1, 31, 2, 0, tzinfo=timezone.utc),"
            f" got {moment!r}"
        )
    return moment.astimezone(timezone.utc)


def fire_scheduled_triggers(moment: datetime, *, endpoint_url: str, region: str) -> list[str]:
    """Fire the scheduled triggers that are due in the minute of a moment, in a running embedded AWS.

    Returns:
        The names of the triggers that fired.

    Raises:
        EmbeddedAwsError: The request fails.
    """
    from glue_constructs.local.private_operations import call_private_operation  # noqa: PLC0415  # botocore: 0.1 s

    answer = call_private_operation(
        "FireScheduledTriggers", {"Moment": moment.isoformat()}, endpoint_url=endpoint_url, region=region
    )
    names: list[str] = answer["TriggerNames"]
    return names
