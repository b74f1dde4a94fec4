from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import Request


class ParameterOfWrongType(Rule[Request]):
    """A parameter has a value of a type that it does not take.

    What it does:
        Looks at the type of every parameter, down to the values of arguments and tags. All other rules take such a
        value for unknown.

    Why:
        No SDK turns one type into another, as CloudFormation does: "Invalid type for parameter MaxResults, value: 10,
        type: <class 'str'>, valid types: <class 'int'>". None is of no type: leave the parameter out.

    Wrong::

        {"GetJobRuns": {"JobName": "orders", "MaxResults": "10"}}

    Right::

        {"GetJobRuns": {"JobName": "orders", "MaxResults": 10}}
    """

    id = "GC805"
    severity = Severity.ERROR
    fix = "give a value of the type that the parameter takes"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        for path, wanted, got in request.parameters.mistyped:
            yield self.finding(path, f"{path} has a value of the wrong type", wanted=wanted, got=got)
