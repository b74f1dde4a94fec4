from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import Request


class ParameterOfWrongType(Rule[Request]):
    """A parameter has a value of the wrong type.

    What it does:
        Checks the type of every parameter, down to the values of arguments and tags. All other rules treat a value
        of the wrong type as unknown.

    Why:
        Unlike CloudFormation, no SDK converts types: "Invalid type for parameter MaxResults, value: 10, type: <class
        'str'>, valid types: <class 'int'>". None is not a valid value: omit the parameter instead.

    Wrong::

        {"GetJobRuns": {"JobName": "orders", "MaxResults": "10"}}

    Right::

        {"GetJobRuns": {"JobName": "orders", "MaxResults": 10}}
    """

    id = "GC805"
    severity = Severity.ERROR
    fix = "set a value of the expected type"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        for path, wanted, got in request.parameters.mistyped:
            yield self.finding(path, f"{path} has a value of the wrong type", wanted=wanted, got=got)
