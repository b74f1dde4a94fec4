from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import Request


class UnknownOperation(Rule[Request]):
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
    severity = Severity.WARNING
    fix = "look the operation up: nothing of this request was judged"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        if isinstance(request.operation, str) and request.nearest is None:
            fault = "the operation is none of those on jobs and their runs"
            wanted = "an operation such as 'StartJobRun'"
            yield self.finding("Operation", fault, wanted=wanted, got=request.operation)
