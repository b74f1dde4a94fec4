"""The Service Authorization Reference: which resources each action can be bound to, in the copy that cfn-lint brings.

https://docs.aws.amazon.com/service-authorization/latest/reference/
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files


def binds(action: str) -> list[re.Pattern[str]]:
    """The forms of the ARNs that an action is asked for with; none when it knows but "*"."""
    service, _, name = action.partition(":")
    known = _reference()[service]
    kinds = known["Actions"][name.lower()].get("Resources", [])
    return [_pattern(form) for kind in kinds for form in known["Resources"][kind]["ARNFormats"]]


@cache
def _reference() -> dict:
    return json.loads((files("cfnlint.data.AdditionalSpecs") / "Policies.json").read_text())


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\$\{\w+\}", "[^:]*", form))
