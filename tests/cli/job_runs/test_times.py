from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glue_constructs.cli.job_runs.times import format_duration, format_iso, format_time, parse_duration, parse_time
from glue_constructs.errors import InvalidInput

NOW = datetime(2026, 1, 31, 12, tzinfo=timezone.utc)


@given(st.integers(0, 999_999), st.sampled_from([("s", 1), ("m", 60), ("h", 3600), ("d", 86_400), ("w", 604_800)]))
def test_a_duration_is_a_number_and_a_unit(number, unit):
    assert parse_duration(f"{number}{unit[0]}", name="--timeout") == timedelta(seconds=number * unit[1])


@given(st.text(max_size=12) | st.from_regex(r"\d{1,7}[smhdw]", fullmatch=True))
@example("999999w")
def test_any_text_is_parsed_or_refused_with_the_name_of_the_option(text):
    refusal = None
    try:
        assert parse_time(text, name="--since", now=NOW).tzinfo is not None
    except InvalidInput as error:
        refusal = str(error)
    assert refusal is None or (refusal.startswith("--since needs ") and repr(text) in refusal)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2h", NOW - timedelta(hours=2)),
        ("2026-01-31", datetime(2026, 1, 31, tzinfo=timezone.utc)),
        ("2026-01-31T08:00", datetime(2026, 1, 31, 8, tzinfo=timezone.utc)),
        ("2026-01-31T08:00:00Z", datetime(2026, 1, 31, 8, tzinfo=timezone.utc)),
        ("2026-01-31T08:00:00+02:00", datetime(2026, 1, 31, 6, tzinfo=timezone.utc)),
    ],
)
def test_a_time_is_a_duration_before_now_or_iso_8601(text, expected):
    assert parse_time(text, name="--since", now=NOW) == expected


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (59.4, "59 s"), (59.6, "1 min 00 s"), (185, "3 min 05 s"), (7620, "2 h 07 min"), (-3, "0 s")],
)
def test_a_duration_is_formatted(seconds, text):
    assert format_duration(seconds) == text


def test_times_are_formatted_in_utc():
    there = NOW.astimezone(timezone(timedelta(hours=2)))
    assert format_time(there) == "2026-01-31 12:00:00"
    assert format_time(there, is_short=True) == "01-31 12:00:00"
    assert format_iso(there) == "2026-01-31T12:00:00.000Z"
    assert (format_time(None), format_iso(None)) == ("", None)
