"""Props that enable or disable a feature by one argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.jobs.features.feature import ConstantArguments
from glue_constructs.jobs.shapes import require_bool
from glue_constructs.model.parameters import PARAMETER_OF_PROP

if TYPE_CHECKING:
    from glue_constructs.jobs.features.feature import Feature

# Bool props that also set other arguments or permissions; they have their own functions.
_MORE = ("lakeformation_fine_grained_access", "logs", "spark_ui", "write_shuffle_files_to_s3")

SWITCHES = {
    prop: PARAMETER_OF_PROP[prop]
    for prop in sorted(PARAMETER_OF_PROP)
    if PARAMETER_OF_PROP[prop].kind in ("flag", "presence") and prop not in _MORE
}
"""The arguments of the props that are bools and set this argument only."""


def switch_feature(prop: str, value: object) -> list[Feature]:
    """Return the feature of a prop in `SWITCHES`."""
    parameter = SWITCHES[prop]
    return [ConstantArguments(prop, {parameter.name: parameter.codec.encode(require_bool(prop, value))})]
