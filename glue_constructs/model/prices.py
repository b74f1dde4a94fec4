"""Glue's prices per hour: USD per DPU-hour or M-DPU-hour, each row with its date and its source.

AWS publishes these rates on its pricing page and in the AWS Price List (service AWSGlue), by Region and usage type.
The rates here were taken from third parties that quote these two; each row has its confidence. A rate that is not
here is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

AS_OF = "2026-11"
"""The month in which this table was compiled."""

PRICING_PAGE = "https://aws.amazon.com/glue/pricing/"

BASE_REGION = "us-east-1"
"""The Region with a rate for everything."""

SPARK = "Spark"
FLEX = "Spark, FLEX"
MEMORY = "Spark, R workers"
PYTHON_SHELL = "Python shell"
RAY = "Ray"

_PRICE_LIST = "AWS Price List, service AWSGlue, usage type"
_TABLE = f"{PRICING_PAGE}, as third-party tables of 2026 quote it"
# Generated from AWS's price list; it has no date, and contains the Regions of 2023.
_BENCHMARKER = (
    "https://github.com/GoogleCloudPlatform/PerfKitBenchmarker/blob/441d2f97131c9b6baf6f9664a9860d9a6bd4b204/"
    "perfkitbenchmarker/providers/aws/aws_dpb_glue_prices.py"
)


@dataclass(frozen=True)
class Rate:
    """A price per hour.

    Attributes:
        region: The Region.
        category: The type of capacity, one of the names above.
        generation: `Version.price_generation`: Spark has two usage types, ETL-DPU-Hour, and
            ETL-DPU-Hour-Gen2 from Glue 6.0 on
            (https://aws.amazon.com/blogs/aws/aws-glue-6-0-now-available-with-30-lower-price-and-full-apache-iceberg-v3-support/);
            `None` where the Glue version does not matter.
        usd: US dollars per hour of one `unit`.
        unit: "DPU" or "M-DPU".
        read: The date of the source, ISO 8601 as far as known; empty when the source has no date.
        confidence: "certain", or "likely" when only a third party quotes it.
        source: The source.
    """

    region: str
    category: str
    generation: int | None
    usd: Decimal
    unit: str
    read: str
    confidence: str
    source: str


def _base_region_rate(
    category: str, generation: int | None, usd: str, *, unit: str = "DPU", source: str = _TABLE
) -> Rate:
    return Rate(BASE_REGION, category, generation, Decimal(usd), unit, "2026", "likely", source)


def _ireland_rate(category: str, usd: str, usage_type: str, *, unit: str = "DPU") -> Rate:
    # Read from the Price List API with the SKUs NB9R6DZZ9HCFD3YB, YEZ556JWKJ8XF8W4 and 3UYF6ZHB53FN3ANM.
    source = f"{_PRICE_LIST} EU-{usage_type}"
    return Rate("eu-west-1", category, 1, Decimal(usd), unit, "2026-05-01", "likely", source)


def _other_region_rate(region: str, usd: str) -> Rate:
    return Rate(region, SPARK, 1, Decimal(usd), "DPU", "", "likely", _BENCHMARKER)


_SAME_PRICE_AS_BASE = (
    "us-east-2", "us-west-1", "us-west-2", "us-gov-east-1", "us-gov-west-1", "ca-central-1",
    "eu-central-1", "eu-north-1", "eu-west-2", "eu-west-3",
    "ap-east-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1",
    "ap-southeast-2", "ap-southeast-3",
)  # fmt: skip

RATES = (
    Rate(BASE_REGION, SPARK, 1, Decimal("0.44"), "DPU", "2026-06-27", "certain", f"{_PRICE_LIST} USE1-ETL-DPU-Hour"),
    _base_region_rate(SPARK, 2, "0.308"),
    _base_region_rate(FLEX, 1, "0.29"),
    _base_region_rate(FLEX, 2, "0.203"),
    _base_region_rate(MEMORY, 1, "0.52", unit="M-DPU"),
    _base_region_rate(MEMORY, 2, "0.364", unit="M-DPU"),
    _base_region_rate(PYTHON_SHELL, None, "0.44"),
    # From a table of before Ray was closed to new customers.
    _base_region_rate(RAY, None, "0.44", unit="M-DPU"),
    _ireland_rate(SPARK, "0.44", "ETL-DPU-Hour"),
    _ireland_rate(FLEX, "0.29", "ETL-Flex-DPU-Hour"),
    _ireland_rate(MEMORY, "0.52", "ETL-MemOptimized-DPU-Hour", unit="M-DPU"),
    *(_other_region_rate(region, "0.44") for region in _SAME_PRICE_AS_BASE),
    _other_region_rate("af-south-1", "0.524"),
    _other_region_rate("eu-south-1", "0.52"),
    _other_region_rate("me-south-1", "0.59"),
    _other_region_rate("sa-east-1", "0.69"),
)
"""Every rate that a source gives."""
