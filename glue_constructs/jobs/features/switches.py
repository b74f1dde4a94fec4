"""Props that switch something on or off by one argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.jobs.features.feature import Settings
from glue_constructs.jobs.shapes import boolean

if TYPE_CHECKING:
    from glue_constructs.jobs.features.feature import Feature

# Each prop's argument, and the value by which it is off: where there is none, off is the argument's absence
# (https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html).
SWITCHES: dict[str, tuple[str, str | None]] = {
    "auto_scale_within_microbatch": ("--auto-scale-within-microbatch", "false"),
    "auto_scaling": ("--enable-auto-scaling", "false"),
    "disable_proxy_v2": ("--disable-proxy-v2", None),
    "glue_datacatalog": ("--enable-glue-datacatalog", None),
    "job_insights": ("--enable-job-insights", "false"),
    "metrics": ("--enable-metrics", None),
    "observability_metrics": ("--enable-observability-metrics", "false"),
    "s3_parquet_optimized_committer": ("--enable-s3-parquet-optimized-committer", "false"),
    "user_jars_first": ("--user-jars-first", "false"),
}


def switched(prop: str, value: object) -> list[Feature]:
    """The feature of a switch."""
    key, off = SWITCHES[prop]
    return [Settings(prop, {key: "true" if boolean(prop, value) else off})]
