from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, one_of, sources
from glue_constructs.rules._request import Request


class UnknownParameterValue(Rule[Request]):
    """A parameter with a fixed set of values has an unknown value.

    What it does:
        Checks parameters that are enumerations, such as the provider of a source control. Values are case-sensitive.

    Why:
        The API model lists the values. No SDK checks them; the service answers ValidationException.

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
                fault = f"unknown value of {name}"
                yield self.finding(path, fault, wanted=one_of(shape.enum), got=value)
