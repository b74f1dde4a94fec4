"""The rule unknown-parameter-value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity, one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._request import Request
    from glue_constructs.rules._rule import Finding


class UnknownParameterValue(Rule["Request"]):
    """A parameter that takes few values has another.

    What it does:
        Looks at parameters of a closed choice, such as the provider of a source control. Case counts.

    Why:
        The API's model lists the values. No SDK looks at them; the service answers ValidationException.

    Wrong::

        {"UpdateJobFromSourceControl": {"JobName": "orders", "Provider": "github"}}

    Right::

        {"UpdateJobFromSourceControl": {"JobName": "orders", "Provider": "GITHUB"}}
    """

    id = "GC808"
    name = "unknown-parameter-value"
    severity = Severity.ERROR
    fix = "write the value as the API does"
    source = sources.API_ACTIONS
    since = "0.1.0"

    def check(self, request: Request) -> Iterator[Finding]:
        for path, name, shape, value in request.parameters.values:
            if shape.enum and value not in shape.enum:
                fault = f"{name} has a value that the API does not know"
                yield self.finding(path, fault, wanted=one_of(shape.enum), got=value)
