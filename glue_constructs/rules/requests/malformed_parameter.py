"""The rule malformed-parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._request import Request
    from glue_constructs.rules._rule import Finding


class MalformedParameter(Rule["Request"]):
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
    name = "malformed-parameter"
    severity = Severity.ERROR
    fix = "leave out the characters that the parameter does not take"
    source = sources.API_ACTIONS
    since = "0.1.0"

    def check(self, request: Request) -> Iterator[Finding]:
        for path, name, shape, value in request.parameters.values:
            if shape.form is not None and isinstance(value, str) and not shape.form.pattern.fullmatch(value):
                fault = f"{name} is not of the form that the API takes"
                yield self.finding(path, fault, wanted=shape.form.words, got=shape.shown(value))
