"""Environment variables of the driver and the executors of a Spark job."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import ConstantArguments
from glue_constructs.jobs.shapes import stringified
from glue_constructs.model.parameters import PARAMETER_OF_PROP

if TYPE_CHECKING:
    from glue_constructs.jobs.features.feature import Feature


def environment_variables_feature(prop: str, variables: object) -> list[Feature]:
    """Return the feature of ``customer_driver_env_vars`` or ``customer_executor_env_vars``: ``A=1,B="x, y"``.

    Raises:
        InvalidInput: It is not a mapping, a name has an equals sign or a comma, or a value has a double quote.
    """
    strings = stringified(prop, variables)
    # Only names: a value may be a secret.
    wrong = [name for name in strings if re.search(r'[=,"\s]', name)]
    with_quotes = [name for name, value in strings.items() if '"' in value]
    if wrong:
        raise InvalidInput(f"{prop} must have names without spaces, commas, quotes or equals signs, got {wrong!r}")
    if with_quotes:
        raise InvalidInput(f"{prop} must have values without double quotes, got one in the values of {with_quotes!r}")
    parameter = PARAMETER_OF_PROP[prop]
    return [ConstantArguments(prop, {parameter.name: parameter.codec.encode(strings)})] if strings else []
