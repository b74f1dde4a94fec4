"""Parsing and formatting of times and durations."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from glue_constructs.errors import InvalidInput

_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_DURATION = re.compile(r"(\d{1,6})([smhdw])")
_MINUTE, _HOUR = 60, 3_600


def parse_duration(text: str, *, name: str) -> timedelta:
    """Parse a duration such as 90s, 30m, 2h, 7d or 1w.

    Args:
        text: The text to parse.
        name: The option, for the error message.

    Raises:
        InvalidInput: The text is not a duration.
    """
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        raise InvalidInput(f"{name} needs a number with s, m, h, d or w, such as 90s, 30m or 2h, got {text!r}")
    return timedelta(seconds=int(match[1]) * _SECONDS[match[2]])


def parse_time(text: str, *, name: str, now: datetime | None = None) -> datetime:
    """Parse a time: a duration before now (2h), or a date or time in ISO 8601, in UTC unless it has an offset.

    Args:
        text: The text to parse.
        name: The option, for the error message.
        now: The reference time for a duration. Default: the current time.

    Raises:
        InvalidInput: The text is not a time.
    """
    try:
        if _DURATION.fullmatch(text.strip()):
            return (now or utc_now()) - parse_duration(text, name=name)
        # Python 3.10 does not parse the Z.
        found = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except (ValueError, OverflowError):
        wanted = "needs a duration before now, such as 30m, 2h or 7d, or a time such as 2026-01-31 or 2026-01-31T08:00"
        raise InvalidInput(f"{name} {wanted}, got {text!r}") from None
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)


def utc_now() -> datetime:
    """Return the current time."""
    return datetime.now(timezone.utc)


def format_duration(seconds: float) -> str:
    """Format a duration: "8 s", "3 min 05 s", "2 h 07 min"."""
    whole = max(0, round(seconds))
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{whole // _MINUTE} min {whole % _MINUTE:02} s"
    return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE:02} min"


def format_time(moment: datetime | None, *, is_short: bool = False) -> str:
    """Format a time as "2026-01-31 08:00:00" in UTC; the short form omits the year."""
    shown = f"{moment.astimezone(timezone.utc):%Y-%m-%d %H:%M:%S}" if moment else ""
    return shown[5:] if is_short else shown


def format_iso(moment: datetime | None) -> str | None:
    """Format a time as "2026-01-31T08:00:00.123Z"."""
    if moment is None:
        return None
    return moment.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
