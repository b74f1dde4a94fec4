"""The rate of an hour, found in the table of prices."""

from __future__ import annotations

from glue_constructs.model.prices import BASE_REGION, RATES, SPARK, Rate
from glue_constructs.model.versions import GLUE_VERSIONS
from glue_constructs.operations.cost.unpriced import Unpriced, unpriced

_BY_KEY = {(rate.region, rate.category, rate.generation): rate for rate in RATES}


def find_rate(category: str, generation: int | None, *, region: str | None) -> Rate | Unpriced:
    """Find a rate.

    Where no source has one for the Region, that of us-east-1 is taken, and the row that is returned says so by its
    `region`. It is not taken where it is known to be wrong: in China, which has prices of its own in CNY, and in
    Regions whose price of Spark is known and another.

    Args:
        category: One of those of `glue_constructs.model.prices`.
        generation: As in `Rate`.
        region: The Region. Left out, it is not known.
    """
    if region is not None and (rate := _BY_KEY.get((region, category, generation))):
        return rate
    spoken = f"{category}{_version_range(generation)}"
    home = _BY_KEY.get((BASE_REGION, category, generation))
    if home is None:
        return unpriced(f"no source gives a rate for {spoken}")
    if region is not None and region.startswith("cn-"):
        return unpriced(f"{region} has prices in CNY, and no source gives them")
    spark = _BY_KEY.get((region or BASE_REGION, SPARK, 1))
    if spark is not None and spark.usd != _BY_KEY[BASE_REGION, SPARK, 1].usd:
        return unpriced(f"no source gives the rate for {spoken} in {region}, which is dearer than {BASE_REGION}")
    return home


def _version_range(generation: int | None) -> str:
    """The versions of a generation of prices, as the end of a phrase: ", Glue 5.1 and older"."""
    names = [version.name for version in GLUE_VERSIONS.values() if version.price_generation == generation]
    if not names:
        return ""
    if names[0] == next(iter(GLUE_VERSIONS)):
        return f", Glue {names[-1]} and older"
    return f", Glue {names[0]}" if len(names) == 1 else f", Glue {names[0]} and newer"
