from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, one_of, sources
from glue_constructs.rules._request import Request


class UnknownParameterValue(Rule[Request]):
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
    severity = Severity.ERROR
    fix = "write the value as the API does"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        for path, name, shape, value in request.parameters.values:
            if shape.enum and value not in shape.enum:
                fault = f"{name} has a value that the API does not know"
                yield self.finding(path, fault, wanted=one_of(shape.enum), got=value)
