"""Formatting of amounts for people and for programs, and parsing of limits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glue_constructs import InvalidInput
from glue_constructs.operations.cost.amount import format_usd, format_usd_exact, parse_usd


@pytest.mark.parametrize(
    ("usd", "text"),
    [
        ("35.2", "35.20"),
        ("1689.6", "1,689.60"),
        ("1", "1.00"),
        ("0", "0.00"),
        ("0.44", "0.44"),
        ("0.5", "0.50"),
        ("0.0275", "0.0275"),
        ("0.00045833333", "0.0004583"),
        ("-0.0275", "-0.0275"),
        ("-7.045", "-7.04"),
        ("0.99999", "1.00"),
    ],
)
def test_amounts_for_people_have_cents_and_below_a_dollar_four_digits(usd, text):
    assert format_usd(Decimal(usd)) == text


@pytest.mark.parametrize(
    ("usd", "text"), [("35.2", "35.20"), ("1689.6", "1689.60"), ("0.073333333", "0.073333"), ("0", "0.00")]
)
def test_amounts_for_programs_have_millionths_without_separators(usd, text):
    assert format_usd_exact(Decimal(usd)) == text


@given(st.decimals(min_value="0.000001", max_value="1e15", places=6))
def test_an_amount_for_programs_is_exact(usd):
    assert Decimal(format_usd_exact(usd)) == usd


@given(st.decimals(min_value="0.0001", max_value="1e12", allow_nan=False, allow_infinity=False))
def test_an_amount_for_people_is_precise_to_a_thousandth_or_a_cent(usd):
    shown = Decimal(format_usd(usd).replace(",", ""))

    assert abs(shown - usd) <= max(Decimal("0.005") if usd >= 1 else usd / 1000, Decimal("1e-9"))


@pytest.mark.parametrize(("value", "usd"), [(5, "5"), (0.1, "0.1"), ("2.50", "2.50"), (Decimal("0.01"), "0.01")])
def test_a_limit_is_a_number_or_a_string_with_a_number(value, usd):
    assert parse_usd(value, name="max_cost_per_run") == Decimal(usd)


@pytest.mark.parametrize("value", [0, -1, True, None, "", "five", "1,50", float("nan"), float("inf"), -1.8e308, [5]])
def test_an_invalid_limit_is_refused_with_its_name(value):
    with pytest.raises(InvalidInput) as refused:
        parse_usd(value, name="max_cost_per_run")

    assert str(refused.value) == (
        f"max_cost_per_run must be an amount in USD above 0, such as 5 or 2.50, got {value!r}"
    )
