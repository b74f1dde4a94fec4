"""What Glue asks for an hour, as data: USD per DPU-hour or M-DPU-hour, each row with its date and its source.

AWS publishes these rates on its pricing page and in the AWS Price List (service AWSGlue), by Region and usage type.
Both are quoted here as others have read them; a row says how sure that is. A rate that is not here is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

AS_OF = "2026-11"
"""The month in which this table was put together."""

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
# Written by a program out of AWS's list; it bears no date, and has the Regions that Glue had in 2023.
_BENCHMARKER = (
    "https://github.com/GoogleCloudPlatform/PerfKitBenchmarker/blob/441d2f97131c9b6baf6f9664a9860d9a6bd4b204/"
    "perfkitbenchmarker/providers/aws/aws_dpb_glue_prices.py"
)


@dataclass(frozen=True)
class Rate:
    """A price of an hour.

    Attributes:
        region: Where.
        category: Of what, one of the names above.
        generation: As the rows of the Glue versions have it: Spark has usage types of two, ETL-DPU-Hour, and
            ETL-DPU-Hour-Gen2 from Glue 6.0 on
            (https://aws.amazon.com/blogs/aws/aws-glue-6-0-now-available-with-30-lower-price-and-full-apache-iceberg-v3-support/);
            `None` where the Glue version does not matter.
        usd: US dollars per hour of one `unit`.
        unit: "DPU" or "M-DPU".
        read: When the source had it, ISO 8601 as far as known; empty when the source bears no date.
        confidence: "certain", or "likely" when it is quoted by a third party only.
        source: Where it stands.
    """

    region: str
    category: str
    generation: int | None
    usd: Decimal
    unit: str
    read: str
    confidence: str
    source: str


def _at_home(category: str, generation: int | None, usd: str, *, unit: str = "DPU", source: str = _TABLE) -> Rate:
    return Rate(BASE_REGION, category, generation, Decimal(usd), unit, "2026", "likely", source)


def _in_ireland(category: str, usd: str, usage_type: str, *, unit: str = "DPU") -> Rate:
    # Read from the Price List API with the SKUs NB9R6DZZ9HCFD3YB, YEZ556JWKJ8XF8W4 and 3UYF6ZHB53FN3ANM.
    source = f"{_PRICE_LIST} EU-{usage_type}"
    return Rate("eu-west-1", category, 1, Decimal(usd), unit, "2026-05-01", "likely", source)


def _elsewhere(region: str, usd: str) -> Rate:
    return Rate(region, SPARK, 1, Decimal(usd), "DPU", "", "likely", _BENCHMARKER)


_AS_AT_HOME = (
    "us-east-2", "us-west-1", "us-west-2", "us-gov-east-1", "us-gov-west-1", "ca-central-1",
    "eu-central-1", "eu-north-1", "eu-west-2", "eu-west-3",
    "ap-east-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1",
    "ap-southeast-2", "ap-southeast-3",
)  # fmt: skip

RATES = (
    Rate(BASE_REGION, SPARK, 1, Decimal("0.44"), "DPU", "2026-06-27", "certain", f"{_PRICE_LIST} USE1-ETL-DPU-Hour"),
    _at_home(SPARK, 2, "0.308"),
    _at_home(FLEX, 1, "0.29"),
    _at_home(FLEX, 2, "0.203"),
    _at_home(MEMORY, 1, "0.52", unit="M-DPU"),
    _at_home(MEMORY, 2, "0.364", unit="M-DPU"),
    _at_home(PYTHON_SHELL, None, "0.44"),
    # The table from before Ray was closed to new customers.
    _at_home(RAY, None, "0.44", unit="M-DPU"),
    _in_ireland(SPARK, "0.44", "ETL-DPU-Hour"),
    _in_ireland(FLEX, "0.29", "ETL-Flex-DPU-Hour"),
    _in_ireland(MEMORY, "0.52", "ETL-MemOptimized-DPU-Hour", unit="M-DPU"),
    *(_elsewhere(region, "0.44") for region in _AS_AT_HOME),
    _elsewhere("af-south-1", "0.524"),
    _elsewhere("eu-south-1", "0.52"),
    _elsewhere("me-south-1", "0.59"),
    _elsewhere("sa-east-1", "0.69"),
)
"""Every rate that a source gives."""
