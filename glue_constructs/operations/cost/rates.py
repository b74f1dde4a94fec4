"""Hourly rates from the table of prices."""

from __future__ import annotations

from glue_constructs.model.prices import BASE_REGION, RATES, SPARK, Rate
from glue_constructs.model.versions import GLUE_VERSIONS
from glue_constructs.operations.cost.unpriced import Unpriced, unpriced

_BY_KEY = {(rate.region, rate.category, rate.generation): rate for rate in RATES}


def find_rate(category: str, generation: int | None, *, region: str | None) -> Rate | Unpriced:
    """Find a rate.

    When no source has a rate for the Region, the rate of us-east-1 is returned, and its `region` shows that. It is not
    used where it is known to be wrong: in China, which has its own prices in CNY, and in Regions whose known price of
    Spark differs from that of us-east-1.

    Args:
        category: A category of `glue_constructs.model.prices`.
        generation: As in `Rate`.
        region: The Region; `None` when unknown.
    """
    if region is not None and (rate := _BY_KEY.get((region, category, generation))):
        return rate
    label = f"{category}{_version_range(generation)}"
    home = _BY_KEY.get((BASE_REGION, category, generation))
    if home is None:
        return unpriced(f"no source has a rate for {label}")
    if region is not None and region.startswith("cn-"):
        return unpriced(f"no source has the prices of {region}, which are in CNY")
    spark = _BY_KEY.get((region or BASE_REGION, SPARK, 1))
    if spark is not None and spark.usd != _BY_KEY[BASE_REGION, SPARK, 1].usd:
        return unpriced(f"no source has the rate for {label} in {region}, which is more expensive than {BASE_REGION}")
    return home


def _version_range(generation: int | None) -> str:
    """Return the Glue versions of a price generation as a suffix: ", Glue 5.1 and older"."""
    names = [version.name for version in GLUE_VERSIONS.values() if version.price_generation == generation]
    if not names:
        return ""
    if names[0] == next(iter(GLUE_VERSIONS)):
        return f", Glue {names[-1]} and older"
    return f", Glue {names[0]}" if len(names) == 1 else f", Glue {names[0]} and newer"
