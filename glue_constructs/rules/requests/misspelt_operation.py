from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import Request


class MisspeltOperation(Rule[Request]):
    """The name of the operation is misspelt.

    What it does:
        Checks the operation's name. A request whose operation differs only in case or punctuation is checked as if it
        were spelt correctly.

    Why:
        The service accepts only the exact name: "UnknownOperationException".

    Wrong::

        {"BatchStopJobRuns": {"JobName": "orders", "JobRunIds": ["jr_1"]}}

    Right::

        {"BatchStopJobRun": {"JobName": "orders", "JobRunIds": ["jr_1"]}}
    """

    id = "GC801"
    severity = Severity.ERROR
    fix = "write the operation as the API does"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        near = request.similar
        if near is not None and near != request.operation:
            fault = "unknown operation"
            yield self.finding("Operation", fault, wanted=repr(near), got=request.operation)
