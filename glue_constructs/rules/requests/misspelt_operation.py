from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import Request


class MisspeltOperation(Rule[Request]):
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
    severity = Severity.ERROR
    fix = "write the operation as the API does"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        near = request.nearest
        if near is not None and near != request.operation:
            fault = "Glue has no operation of that name"
            yield self.finding("Operation", fault, wanted=repr(near), got=request.operation)
