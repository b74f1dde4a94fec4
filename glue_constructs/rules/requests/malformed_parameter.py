from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import Request


class MalformedParameter(Rule[Request]):
    r"""A parameter is not of the form that the API takes.

    What it does:
        Looks at strings that the API holds to a pattern: names and run ids are of one line, without control
        characters. Of a job's own settings it tells only what no rule of jobs does.

    Why:
        The API's model fixes the patterns. No SDK looks at them; the service answers ValidationException.

    Wrong::

        {"GetJobRun": {"JobName": "orders", "RunId": "jr_1\n"}}

    Right::

        {"GetJobRun": {"JobName": "orders", "RunId": "jr_1"}}
    """

    id = "GC807"
    severity = Severity.ERROR
    fix = "leave out the characters that the parameter does not take"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        for path, name, shape, value in request.parameters.values:
            if shape.form is not None and isinstance(value, str) and not shape.form.fits(value):
                fault = f"{name} is not of the form that the API takes"
                yield self.finding(path, fault, wanted=shape.form.words, got=shape.shown(value))
