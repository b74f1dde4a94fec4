"""Props that switch something on or off by one argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.jobs.features.feature import Settings
from glue_constructs.jobs.shapes import boolean
from glue_constructs.model.parameters import PARAMETER_OF_PROP

if TYPE_CHECKING:
    from glue_constructs.jobs.features.feature import Feature

# Props that bring more than the one argument have files of their own.
_MORE = ("lakeformation_fine_grained_access", "logs", "spark_ui", "write_shuffle_files_to_s3")

SWITCHES = {
    prop: PARAMETER_OF_PROP[prop]
    for prop in sorted(PARAMETER_OF_PROP)
    if PARAMETER_OF_PROP[prop].kind in ("flag", "presence") and prop not in _MORE
}
"""The argument of each prop that is nothing but a switch."""


def switched(prop: str, value: object) -> list[Feature]:
    """The feature of a switch."""
    parameter = SWITCHES[prop]
    return [Settings(prop, {parameter.name: parameter.codec.encode(boolean(prop, value))})]
