from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import Request


class ParameterOutOfRange(Rule[Request]):
    """A parameter is too short or too long, too small or too large.

    What it does:
        Looks at the length of strings, lists and maps, and at the size of numbers. Of a job's own settings it tells
        only what no rule of jobs does.

    Why:
        The API's model fixes the limits. The SDKs hold the lower ones ("Invalid length for parameter JobRunIds,
        value: 0, valid min length: 1"), the service the upper ones too.

    Wrong::

        {"BatchStopJobRun": {"JobName": "orders", "JobRunIds": []}}

    Right::

        {"BatchStopJobRun": {"JobName": "orders", "JobRunIds": ["jr_1"]}}

    Contradictions:
        The API's pages count bytes, its model characters. Characters are counted: what is too long in these is too
        long in both.
    """

    id = "GC806"
    severity = Severity.ERROR
    fix = "keep within the limits"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        for path, name, shape, value in request.parameters.values:
            if shape.min is None and shape.max is None:
                continue
            size = value if isinstance(value, (int, float)) else len(value)  # type: ignore[arg-type]  # has a length
            if size < (shape.min or 0) or (shape.max is not None and size > shape.max):
                yield self.finding(path, f"{name} is out of range", wanted=shape.range, got=size)
