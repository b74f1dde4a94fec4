from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import Request


class UnknownOperation(Rule[Request]):
    """The operation is not one of the operations on jobs and runs.

    What it does:
        Checks the operation's name. A name similar to a known operation is reported by misspelt-operation.

    Why:
        This library does not know its parameters, so none of them was checked. Glue has other operations, on databases,
        crawlers and more, and adds new ones.

    Wrong::

        {"StartCrawler": {"Name": "orders"}}

    Right::

        {"StartJobRun": {"JobName": "orders"}}
    """

    id = "GC802"
    severity = Severity.WARNING
    fix = "check the operation against Glue's API reference: its parameters were not checked"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        if isinstance(request.operation, str) and request.similar is None:
            fault = "unknown operation on jobs or runs"
            wanted = "an operation such as 'StartJobRun'"
            yield self.finding("Operation", fault, wanted=wanted, got=request.operation)
