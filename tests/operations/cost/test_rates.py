"""The table of prices: every row has a source, and rates without a source are unknown."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from glue_constructs.model.prices import BASE_REGION, FLEX, MEMORY, PYTHON_SHELL, RATES, RAY, SPARK
from glue_constructs.operations.cost.rates import find_rate
from glue_constructs.operations.cost.unpriced import Unpriced

EVERYTHING = [
    (SPARK, 1, "0.44"),
    (SPARK, 2, "0.308"),
    (FLEX, 1, "0.29"),
    (FLEX, 2, "0.203"),
    (MEMORY, 1, "0.52"),
    (MEMORY, 2, "0.364"),
    (PYTHON_SHELL, None, "0.44"),
    (RAY, None, "0.44"),
]


@pytest.mark.parametrize("rate", RATES, ids=lambda rate: f"{rate.region}-{rate.category}-{rate.generation}")
def test_a_rate_has_a_source_a_confidence_and_a_plausible_amount(rate):
    assert rate.source.startswith(("https://", "AWS Price List"))
    assert rate.confidence in ("certain", "likely")
    assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", rate.read)
    assert Decimal("0.1") < rate.usd < 1
    assert rate.unit == ("M-DPU" if rate.category in (MEMORY, RAY) else "DPU")


def test_no_two_rates_have_the_same_key():
    assert len({(rate.region, rate.category, rate.generation) for rate in RATES}) == len(RATES)


@pytest.mark.parametrize(("category", "generation", "usd"), EVERYTHING)
def test_us_east_1_has_a_rate_for_everything(category, generation, usd):
    rate = find_rate(category, generation, region=BASE_REGION)

    assert (rate.usd, rate.region) == (Decimal(usd), BASE_REGION)


@pytest.mark.parametrize("region", [None, "us-east-2", "eu-central-2", "xx-new-1"])
@pytest.mark.parametrize(("category", "generation", "usd"), EVERYTHING)
def test_without_a_source_for_the_region_the_rate_of_us_east_1_is_returned_with_its_region(
    category, generation, usd, region
):
    rate = find_rate(category, generation, region=region)

    assert rate.usd == Decimal(usd)
    assert rate.region == (region if (region, category, generation) == ("us-east-2", SPARK, 1) else BASE_REGION)


@pytest.mark.parametrize(
    ("region", "usd"),
    [("sa-east-1", "0.69"), ("me-south-1", "0.59"), ("af-south-1", "0.524"), ("eu-south-1", "0.52")],
)
def test_a_more_expensive_region_never_gets_the_rate_of_us_east_1(region, usd):
    assert find_rate(SPARK, 1, region=region).usd == Decimal(usd)
    for category, generation, _ in EVERYTHING[1:]:
        rate = find_rate(category, generation, region=region)

        assert isinstance(rate, Unpriced)
        assert f"in {region}, which is more expensive than us-east-1" in str(rate)


def test_china_has_prices_in_another_currency():
    assert str(find_rate(SPARK, 1, region="cn-north-1")) == "no source has the prices of cn-north-1, which are in CNY"


def test_a_rate_without_any_source_is_unknown():
    assert str(find_rate(RAY, 2, region=BASE_REGION)).startswith("no source has a rate for Ray, Glue 6.0")
