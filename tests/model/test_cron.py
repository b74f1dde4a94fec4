from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from glue_constructs.model.cron import FIELDS, Cron, InvalidCron

MINUTES, HOURS, DAYS, MONTHS, WEEKDAYS, YEARS = FIELDS
PLAIN = (MINUTES, HOURS, MONTHS, YEARS)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


def firings(expression: str, first: str, days: int) -> list[str]:
    """Return the firing times in some days, checked minute by minute."""
    cron, start = Cron.read(expression), utc(first)
    moments = (start + timedelta(minutes=n) for n in range(days * 24 * 60))
    return [moment.strftime("%m-%dT%H:%M") for moment in moments if cron.is_due(moment)]


# The examples in Glue's documentation; 2026-11-20 is a Friday.
@pytest.mark.parametrize(
    ("expression", "first", "days", "expected"),
    [
        pytest.param("cron(0 10 * * ? *)", "2026-11-20", 2, ["11-20T10:00", "11-21T10:00"], id="daily"),
        pytest.param("cron(15 12 * * ? *)", "2026-11-20", 1, ["11-20T12:15"], id="quarter-past"),
        pytest.param("cron(0 18 ? * MON-FRI *)", "2026-11-20", 4, ["11-20T18:00", "11-23T18:00"], id="weekdays"),
        pytest.param("cron(0 8 1 * ? *)", "2026-11-28", 5, ["12-01T08:00"], id="monthly"),
        pytest.param("cron(0/15 1 * * ? *)", "2026-11-20", 1, [f"11-20T01:{m:02}" for m in (0, 15, 30, 45)], id="step"),
        pytest.param("cron(0/20 8 ? * SAT *)", "2026-11-20", 2, [f"11-21T08:{m:02}" for m in (0, 20, 40)], id="both"),
        pytest.param("cron(0 0 L * ? *)", "2026-02-25", 5, ["02-28T00:00"], id="last-day"),
        pytest.param("cron(0 0 LW * ? *)", "2026-02-25", 5, ["02-27T00:00"], id="last-weekday"),
        pytest.param("cron(0 0 15W * ? *)", "2026-11-12", 7, ["11-16T00:00"], id="nearest-weekday-after-a-sunday"),
        pytest.param("cron(0 0 1W * ? *)", "2026-07-31", 5, ["08-03T00:00"], id="nearest-weekday-in-the-month"),
        pytest.param("cron(0 0 ? * 6L *)", "2026-11-20", 10, ["11-27T00:00"], id="last-friday"),
        pytest.param("cron(0 0 ? * L *)", "2026-11-20", 7, ["11-21T00:00"], id="last-day-of-the-week"),
        pytest.param("cron(0 0 ? * SAT-SUN *)", "2026-11-20", 7, ["11-21T00:00", "11-22T00:00"], id="over-the-weekend"),
        pytest.param("cron(0 0 29 2 ? 2028)", "2028-02-28", 3, ["02-29T00:00"], id="leap-day"),
        pytest.param("cron(0 0 1 jan ? 2027-2028)", "2026-12-31", 3, ["01-01T00:00"], id="names-in-any-case"),
    ],
)
def test_firing_times(expression, first, days, expected):
    assert firings(expression, first, days) == expected


def test_a_time_in_another_time_zone_is_converted():
    berlin = timezone(timedelta(hours=1))
    assert Cron.read("cron(0 2 * * ? *)").is_due(datetime(2026, 11, 20, 3, 0, tzinfo=berlin))


@pytest.mark.parametrize(
    ("expression", "fault"),
    [
        pytest.param("0 2 * * ? *", "it must be 'cron(Minutes Hours", id="no-brackets"),
        pytest.param("cron(0 2 * * ?)", "six fields in parentheses", id="five-fields"),
        pytest.param("cron(60 2 * * ? *)", "Minutes must be 0 to 59, optionally with , - * /, got '60'", id="minute"),
        pytest.param("cron(0 ? * * ? *)", "Hours must be 0 to 23, optionally with , - * /, got '?'", id="question"),
        pytest.param("cron(0 2 0 * ? *)", "Day-of-month must be 1 to 31", id="day-zero"),
        pytest.param("cron(0 2 32W * ? *)", "Day-of-month must be 1 to 31", id="weekday-nearest-to-no-day"),
        pytest.param("cron(0 2 ? * 0 *)", "Day-of-week must be 1 to 7 or SUN-SAT", id="unix-sunday"),
        pytest.param("cron(0 2 ? * 2#1 *)", "optionally with , - * / ? L, got '2#1'", id="eventbridge-only"),
        pytest.param("cron(0 2 * * ? 1969)", "Year must be 1970 to 2199", id="year"),
        pytest.param("cron(0 2 * JANUARY ? *)", "Month must be 1 to 12 or JAN-DEC", id="long-month"),
        pytest.param("cron(0 2, * * ? *)", "Hours must be", id="empty-element"),
        pytest.param("cron(0 *-3 * * ? *)", "Hours must be", id="star-range"),
        pytest.param("cron(0/0 * * * ? *)", "Minutes must be stepped by 1 to 59, got '/0'", id="no-step"),
        pytest.param("cron(0/90 * * * ? *)", "Minutes must be stepped by 1 to 59, got '/90'", id="long-step"),
        pytest.param("cron(0 2 * * * *)", "exactly one of Day-of-month and Day-of-week must be '?'", id="both-days"),
        pytest.param("cron(0 2 ? * ? *)", "exactly one of Day-of-month and Day-of-week must be '?'", id="no-day"),
        pytest.param("cron(* 2 * * ? *)", "at most every 5 minutes, got two firings 1 minutes apart", id="minutely"),
        pytest.param("cron(58,0 1,2 * * ? *)", "two firings 2 minutes apart", id="over-the-hour"),
        pytest.param("cron(58,0 23,0 ? * SAT,SUN *)", "two firings 2 minutes apart", id="over-midnight"),
        pytest.param("cron(0 0 31 2,4 ? *)", "a Day-of-month that no such month has: [31]", id="never"),
        pytest.param("cron(0 0 29 2 ? 2027)", "a Day-of-month that no such month has: [29]", id="no-leap-year"),
    ],
)
def test_invalid_expressions(expression, fault):
    with pytest.raises(InvalidCron) as caught:
        Cron.read(expression)
    assert any(fault in error for error in caught.value.faults), caught.value.faults


def test_all_malformed_fields_are_reported_together():
    with pytest.raises(InvalidCron) as caught:
        Cron.read("cron(61 24 32 13 8 1969)")
    assert [error.split()[0] for error in caught.value.faults] == [field.name for field in FIELDS]


@pytest.mark.parametrize("expression", ["cron(58,0 23,0 1 * ? *)", "cron(58,0 0,23 ? * SUN *)", "cron(0,58 9 * * ? *)"])
def test_firings_on_days_and_hours_that_are_not_adjacent(expression):
    assert Cron.read(expression)


def elements(field):
    """Elements of a field as text, with their values."""
    value = st.integers(field.low, field.high)
    step = st.integers(1, min(12, field.high - field.low))
    named = st.sampled_from(field.names) if field.names else st.nothing()
    return st.one_of(
        st.just(("*", set(range(field.low, field.high + 1)))),
        value.map(lambda v: (str(v), {v})),
        named.map(lambda name: (name, {field.low + field.names.index(name)})),
        st.tuples(value, value).map(sorted).map(lambda p: (f"{p[0]}-{p[1]}", set(range(p[0], p[1] + 1)))),
        st.tuples(value, step).map(lambda p: (f"{p[0]}/{p[1]}", set(range(p[0], field.high + 1, p[1])))),
        step.map(lambda n: (f"*/{n}", set(range(field.low, field.high + 1, n)))),
    )


def fields(field):
    several = st.lists(elements(field), min_size=1, max_size=3)
    return several.map(lambda found: (",".join(text for text, _ in found), set().union(*(v for _, v in found))))


def shortest_gap(minutes: set[int], hours: set[int]) -> int:
    """Return the shortest gap between the firings of two days, by counting."""
    times = [day * 1440 + hour * 60 + minute for day in (0, 1) for hour in sorted(hours) for minute in sorted(minutes)]
    return min((later - earlier for earlier, later in pairwise(times)), default=1440)


@given(minutes=fields(MINUTES), hours=fields(HOURS), months=fields(MONTHS), years=fields(YEARS))
def test_a_valid_expression_has_its_values_and_five_minutes_are_the_limit(minutes, hours, months, years):
    expression = f"cron({minutes[0]} {hours[0]} * {months[0]} ? {years[0]})"
    if shortest_gap(minutes[1], hours[1]) >= 5:
        cron = Cron.read(expression)
        assert [cron.minutes, cron.hours, cron.months, cron.years] == [minutes[1], hours[1], months[1], years[1]]
    else:
        with pytest.raises(InvalidCron, match="at most every 5 minutes"):
            Cron.read(expression)


@pytest.mark.process
@given(days=fields(DAYS), weekdays=fields(WEEKDAYS), date=st.dates())
def test_either_days_of_the_month_or_weekdays(days, weekdays, date):
    assume(min(days[1]) <= 28 and 1970 <= date.year <= 2199)
    noon = datetime(date.year, date.month, date.day, 12, 0, tzinfo=timezone.utc)
    assert Cron.read(f"cron(0 12 {days[0]} * ? *)").is_due(noon) == (date.day in days[1])
    sunday_first = (date.weekday() + 1) % 7 + 1
    assert Cron.read(f"cron(0 12 ? * {weekdays[0]} *)").is_due(noon) == (sunday_first in weekdays[1])


@given(st.sampled_from(PLAIN), st.integers(), st.data())
def test_a_value_out_of_range_is_reported_with_the_fields_name(field, value, data):
    assume(not field.low <= value <= field.high)
    texts = ["0", "0", "*", "*", "?", "*"]
    texts[FIELDS.index(field)] = data.draw(st.sampled_from([str(value), f"{field.low},{value}", f"{value}/2"]))
    with pytest.raises(InvalidCron, match=f"{field.name} must be"):
        Cron.read(f"cron({' '.join(texts)})")


@given(st.text(max_size=40), st.sampled_from(["{}", "cron({})", "cron({} 2 * * ? *)"]))
def test_any_text_is_either_read_or_refused(text, frame):
    try:
        Cron.read(frame.format(text))
    except InvalidCron as refused:
        assert refused.faults  # noqa: PT017  # either result is correct, another exception is not
