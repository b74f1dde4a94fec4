"""The rule misspelt-operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._request import Request
    from glue_constructs.rules._rule import Finding


class MisspeltOperation(Rule["Request"]):
    """The operation is not written as the API writes it.

    What it does:
        Looks at the operation's name. One that differs in case or punctuation only is judged as the one it means.

    Why:
        The service takes the exact name alone: "UnknownOperationException".

    Wrong::

        {"BatchStopJobRuns": {"JobName": "orders", "JobRunIds": ["jr_1"]}}

    Right::

        {"BatchStopJobRun": {"JobName": "orders", "JobRunIds": ["jr_1"]}}
    """

    id = "GC801"
    name = "misspelt-operation"
    severity = Severity.ERROR
    fix = "write the operation as the API does"
    source = sources.API_ACTIONS
    since = "0.1.0"

    def check(self, request: Request) -> Iterator[Finding]:
        near = request.nearest
        if near is not None and near != request.operation:
            fault = "Glue has no operation of that name"
            yield self.finding("Operation", fault, wanted=repr(near), got=request.operation)
