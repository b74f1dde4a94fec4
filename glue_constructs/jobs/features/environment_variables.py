"""Environment variables of a Spark job's driver and executors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import Settings
from glue_constructs.jobs.shapes import spelt_out
from glue_constructs.model.parameters import PARAMETER_OF_PROP

if TYPE_CHECKING:
    from glue_constructs.jobs.features.feature import Feature


def environment_variables_feature(prop: str, variables: object) -> list[Feature]:
    """The feature of ``customer_driver_env_vars`` or ``customer_executor_env_vars``: ``A=1,B="x, y"``.

    Raises:
        InvalidInput: It is no mapping, a name has an equals sign or a comma, or a value a double quote.
    """
    plain = spelt_out(prop, variables)
    # Names only: a value may be a secret.
    wrong = [name for name in plain if re.search(r'[=,"\s]', name)]
    unspeakable = [name for name, value in plain.items() if '"' in value]
    if wrong:
        raise InvalidInput(f"{prop} must have names without spaces, commas, quotes and equals signs, got {wrong!r}")
    if unspeakable:
        raise InvalidInput(f"{prop} cannot pass on a double quote, which the values of {unspeakable!r} have")
    parameter = PARAMETER_OF_PROP[prop]
    return [Settings(prop, {parameter.name: parameter.codec.encode(plain)})] if plain else []
