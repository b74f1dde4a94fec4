"""The Service Authorization Reference: the resources that each action supports, from the copy in cfn-lint.

https://docs.aws.amazon.com/service-authorization/latest/reference/
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files


def arn_patterns(action: str) -> list[re.Pattern[str]]:
    """Return the patterns of the ARNs that an action supports; an empty list if it supports only "*"."""
    service, _, name = action.partition(":")
    known = _reference()[service]
    kinds = known["Actions"][name.lower()].get("Resources", [])
    return [_pattern(form) for kind in kinds for form in known["Resources"][kind]["ARNFormats"]]


@cache
def _reference() -> dict:
    return json.loads((files("cfnlint.data.AdditionalSpecs") / "Policies.json").read_text())


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\$\{\w+\}", "[^:]*", form))
