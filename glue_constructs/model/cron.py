"""Cron expressions of Glue schedules.

The grammar and its limits are those of "Time-based schedules for jobs and crawlers"
(https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html): six fields, UTC, exactly one of
Day-of-month and Day-of-week is "?", at most every five minutes. Unlike EventBridge's grammar, it has no "#".
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from typing import TYPE_CHECKING

from glue_constructs.model.cron_field import DAYS, HOURS, MINUTES, MONTHS, WEEKDAYS, YEARS, Malformed, Values

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = (MINUTES, HOURS, DAYS, MONTHS, WEEKDAYS, YEARS)
_SHORTEST_MINUTES = 5
_SHAPE = re.compile(r"cron\((.*)\)", re.DOTALL)


class InvalidCron(ValueError):
    """An expression that Glue refuses.

    Attributes:
        faults: The errors, one sentence each.
    """

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("; ".join(faults))


@dataclass(frozen=True)
class Cron:
    """A parsed cron expression; times are UTC.

    Attributes:
        minutes: The minutes of an hour at which it fires.
        hours: The hours of a day.
        days: The days of a month; None when the weekdays are set.
        months: The months of a year, from 1.
        weekdays: The days of a week, 1 is Sunday; None when the days of the month are set.
        years: The years.
    """

    minutes: frozenset[int]
    hours: frozenset[int]
    days: Values | None
    months: frozenset[int]
    weekdays: Values | None
    years: frozenset[int]

    @classmethod
    def read(cls, expression: str) -> Cron:
        """Read ``cron(Minutes Hours Day-of-month Month Day-of-week Year)``.

        Raises:
            InvalidCron: Glue refuses it; the exception lists all errors.
        """
        found = _SHAPE.fullmatch(expression.strip())
        texts = found[1].split() if found else []
        if len(texts) != len(FIELDS):
            names = " ".join(field.name for field in FIELDS)
            raise InvalidCron([f"it must be 'cron({names})', six fields in parentheses, such as 'cron(0 2 * * ? *)'"])
        read, faults = _fields(texts)
        if not faults:
            made = cls(read[0].plain, read[1].plain, read[2], read[3].plain, read[4], read[5].plain)  # type: ignore[union-attr]  # only days are optional
            faults = list(_faults(made))
        if faults:
            raise InvalidCron(faults)
        return made

    def is_due(self, moment: datetime) -> bool:
        """Whether it fires in the minute of a datetime with a time zone."""
        at = moment.astimezone(timezone.utc)
        return at.minute in self.minutes and at.hour in self.hours and self._is_day(at.date())

    def _is_day(self, day: date) -> bool:
        if day.year not in self.years or day.month not in self.months:
            return False
        return _is_day_of_month(self.days, day) if self.days else _is_weekday(self.weekdays or Values(), day)


def _fields(texts: list[str]) -> tuple[list[Values | None], list[str]]:
    read: list[Values | None] = []
    faults = []
    for field, text in zip(FIELDS, texts, strict=True):
        try:
            read.append(field.read(text))
        except Malformed as fault:  # noqa: PERF203  # to report the errors of all fields
            faults.append(f"{field.name} must be {fault}")
    questions = [texts[FIELDS.index(field)] == "?" for field in (DAYS, WEEKDAYS)]
    if not faults and sum(questions) != 1:
        got = f"{texts[2]!r} and {texts[4]!r}"
        faults.append(f"exactly one of Day-of-month and Day-of-week must be '?', got {got}")
    return read, faults


def _faults(cron: Cron) -> Iterator[str]:
    gap = _shortest_gap(cron)
    if gap < _SHORTEST_MINUTES:
        yield f"it must fire at most every {_SHORTEST_MINUTES} minutes, got two firings {gap} minutes apart"
    if cron.days and not _fires_ever(cron):
        yield f"it must fire some day, got a Day-of-month that no such month has: {sorted(cron.days.plain)}"


def _shortest_gap(cron: Cron) -> int:
    """Return the fewest minutes between two firings, judging by the fields only."""
    minutes = sorted(cron.minutes)
    gaps = [later - earlier for earlier, later in pairwise(minutes)]
    following = any(hour + 1 in cron.hours for hour in cron.hours)
    over_midnight = {0, 23} <= cron.hours and _days_adjoin(cron)
    if following or over_midnight:
        gaps.append(60 + minutes[0] - minutes[-1])
    return min(gaps, default=60)


def _days_adjoin(cron: Cron) -> bool:
    if cron.weekdays:
        return any(day % 7 + 1 in cron.weekdays.plain for day in cron.weekdays.plain)
    days = cron.days.plain if cron.days else frozenset()
    return any(day + 1 in days for day in days) or {DAYS.low, DAYS.high} <= days


def _fires_ever(cron: Cron) -> bool:
    days = cron.days or Values()
    if days.last or days.nearest:
        return True
    first = min(days.plain)
    # Every month has 28 days; a later day needs a month that is long enough.
    return first <= 28 or any(monthrange(year, month)[1] >= first for year in cron.years for month in cron.months)  # noqa: PLR2004  # see above


def _is_day_of_month(days: Values, day: date) -> bool:
    length = monthrange(day.year, day.month)[1]
    nearest = (_nearest_weekday(day.replace(day=n or length)) for n in days.nearest if n <= length)
    return day.day in days.plain or (days.last and day.day == length) or day in nearest


def _nearest_weekday(day: date) -> date:
    """Return the weekday closest to a day, in the same month.

    This is EventBridge's definition of W (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html);
    Glue's page says of 3W "the day closest to the third weekday of the month", which is assumed to mean the same.
    """
    saturday, sunday = 5, 6
    step = {saturday: -1, sunday: 1}.get(day.weekday(), 0)
    moved = day + timedelta(days=step)
    return moved if moved.month == day.month else day - timedelta(days=2 * step)


def _is_weekday(weekdays: Values, day: date) -> bool:
    number = day.isoweekday() % 7 + 1
    is_last = (day + timedelta(days=7)).month != day.month
    return number in weekdays.plain or (is_last and number in weekdays.last_of_month)
