from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import Request


class MissingParameter(Rule[Request]):
    """A request lacks a required parameter.

    What it does:
        Checks for the parameters that the API model requires, and in an update of a job for Role and Command, which its
        documentation calls required.

    Why:
        Every AWS SDK refuses it: 'Missing required parameter in input: "JobName"'.

    Wrong::

        {"ResetJobBookmark": {"RunId": "jr_1"}}

    Right::

        {"ResetJobBookmark": {"JobName": "orders", "RunId": "jr_1"}}

    Contradictions:
        The model does not require any member of JobUpdate; the documentation of its Role and Command says "(required)"
        since 2017, and an update overwrites the entire job. The rule follows the documentation.
    """

    id = "GC804"
    severity = Severity.ERROR
    fix = "set the parameter"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        for path, owner, wanted in request.parameters.missing:
            yield self.finding(path, f"{owner} lacks {path.rpartition('.')[2]}", wanted=wanted, got=None)
