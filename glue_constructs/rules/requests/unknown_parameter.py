from difflib import get_close_matches

from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, one_of, sources
from glue_constructs.rules._request import Request


class UnknownParameter(Rule[Request]):
    """A request has an unknown parameter.

    What it does:
        Checks the names of a request's parameters and of the members of their objects. An update of a job takes neither
        Name nor Tags: use TagResource and UntagResource for tags.

    Why:
        Every AWS SDK refuses it: 'Unknown parameter in input: "JobRunId", must be one of: JobName, RunId, ...'.

    Wrong::

        {"GetJobRun": {"JobName": "orders", "RunId": "jr_1", "Predecessors": true}}

    Right::

        {"GetJobRun": {"JobName": "orders", "RunId": "jr_1", "PredecessorsIncluded": true}}
    """

    id = "GC803"
    severity = Severity.ERROR
    fix = "remove the parameter, or write its name as the API does"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        for path, name, owner, members in request.parameters.unexpected:
            wanted = one_of(get_close_matches(name, members, n=1) or members)
            yield self.finding(path, f"{owner} does not take this parameter", wanted=wanted, got=name)
