from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import Request


class ParameterOutOfRange(Rule[Request]):
    """A parameter is too short or too long, too small or too large.

    What it does:
        Checks the length of strings, lists and maps, and the value of numbers. Settings of a job that a job rule checks
        are not reported again.

    Why:
        The API model determines the limits. The SDKs check the lower limits ("Invalid length for parameter JobRunIds,
        value: 0, valid min length: 1"), the service also the upper limits.

    Wrong::

        {"BatchStopJobRun": {"JobName": "orders", "JobRunIds": []}}

    Right::

        {"BatchStopJobRun": {"JobName": "orders", "JobRunIds": ["jr_1"]}}

    Contradictions:
        The API's pages count bytes, its model characters. The rule counts characters: what is too long in characters is
        also too long in bytes.
    """

    id = "GC806"
    severity = Severity.ERROR
    fix = "set a value within the limits"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        for path, name, shape, value in request.parameters.values:
            if shape.min is None and shape.max is None:
                continue
            size = value if isinstance(value, (int, float)) else len(value)  # type: ignore[arg-type]  # has a length
            if size < (shape.min or 0) or (shape.max is not None and size > shape.max):
                yield self.finding(path, f"{name} is out of range", wanted=shape.range, got=size)
