from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import Request


class MalformedParameter(Rule[Request]):
    r"""A parameter does not have the format that the API requires.

    What it does:
        Checks strings for which the API has a pattern: names and run ids are one line, without control characters.
        Settings of a job that a job rule checks are not reported again.

    Why:
        The API model determines the patterns. No SDK checks them; the service answers ValidationException.

    Wrong::

        {"GetJobRun": {"JobName": "orders", "RunId": "jr_1\n"}}

    Right::

        {"GetJobRun": {"JobName": "orders", "RunId": "jr_1"}}
    """

    id = "GC807"
    severity = Severity.ERROR
    fix = "remove the characters that the parameter does not allow"
    source = sources.API_ACTIONS

    def check(self, request: Request) -> Iterator[Finding]:
        for path, name, shape, value in request.parameters.values:
            if shape.form is not None and isinstance(value, str) and not shape.form.fits(value):
                fault = f"{name} does not have the format that the API requires"
                yield self.finding(path, fault, wanted=shape.form.words, got=shape.redacted(value))
