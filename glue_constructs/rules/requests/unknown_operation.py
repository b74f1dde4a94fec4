"""The rule unknown-operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._request import Request
    from glue_constructs.rules._rule import Finding


class UnknownOperation(Rule["Request"]):
    """The operation is none of those on jobs and their runs.

    What it does:
        Looks at the operation's name. One that is nearly the name of another is left to misspelt-operation.

    Why:
        Nothing is known of its parameters here, so none of them was judged. Glue has other operations, on databases,
        crawlers and more, and adds new ones.

    Wrong::

        {"StartCrawler": {"Name": "orders"}}

    Right::

        {"StartJobRun": {"JobName": "orders"}}
    """

    id = "GC802"
    name = "unknown-operation"
    severity = Severity.WARNING
    fix = "look the operation up: nothing of this request was judged"
    source = sources.API_ACTIONS
    since = "0.1.0"

    def check(self, request: Request) -> Iterator[Finding]:
        if isinstance(request.operation, str) and request.nearest is None:
            fault = "the operation is none of those on jobs and their runs"
            wanted = "an operation such as 'StartJobRun'"
            yield self.finding("Operation", fault, wanted=wanted, got=request.operation)
