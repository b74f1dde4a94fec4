"""GC8xx: the other requests that are made of jobs and their runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.requests.auto_version_outside_spark import AutoVersionOutsideSpark
from glue_constructs.rules.requests.auto_version_without_retries import AutoVersionWithoutRetries
from glue_constructs.rules.requests.inline_auth_token import InlineAuthToken
from glue_constructs.rules.requests.malformed_parameter import MalformedParameter
from glue_constructs.rules.requests.missing_parameter import MissingParameter
from glue_constructs.rules.requests.misspelt_operation import MisspeltOperation
from glue_constructs.rules.requests.parameter_of_wrong_type import ParameterOfWrongType
from glue_constructs.rules.requests.parameter_out_of_range import ParameterOutOfRange
from glue_constructs.rules.requests.unknown_operation import UnknownOperation
from glue_constructs.rules.requests.unknown_parameter import UnknownParameter
from glue_constructs.rules.requests.unknown_parameter_value import UnknownParameterValue

if TYPE_CHECKING:
    from glue_constructs.rules._request import Request
    from glue_constructs.rules._rule import Rule

RULES: tuple[Rule[Request], ...] = (
    MisspeltOperation(),
    UnknownOperation(),
    UnknownParameter(),
    MissingParameter(),
    ParameterOfWrongType(),
    ParameterOutOfRange(),
    MalformedParameter(),
    UnknownParameterValue(),
    AutoVersionOutsideSpark(),
    AutoVersionWithoutRetries(),
    InlineAuthToken(),
)
