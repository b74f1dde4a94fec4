from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import Request


class MissingParameter(Rule[Request]):
    """A request lacks a parameter that its operation needs.

    What it does:
        Looks for the parameters that the API's model requires, and in an update of a job for Role and Command, which
        its text calls required.

    Why:
        Every AWS SDK refuses it: 'Missing required parameter in input: "JobName"'.

    Wrong::

        {"ResetJobBookmark": {"RunId": "jr_1"}}

    Right::

        {"ResetJobBookmark": {"JobName": "orders", "RunId": "jr_1"}}

    Contradictions:
        The model requires nothing of JobUpdate; the text of its Role and of its Command says "(required)" since 2017,
        and an update overwrites the whole job. The text is followed.
    """

    id = "GC804"
    severity = Severity.ERROR
    fix = "give the parameter"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        for path, owner, wanted in request.parameters.missing:
            yield self.finding(path, f"{owner} lacks {path.rpartition('.')[2]}", wanted=wanted, got=None)
