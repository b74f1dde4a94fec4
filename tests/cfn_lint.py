"""Run cfn-lint on templates. Its rules are loaded once per process, which takes half a second."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from cfnlint.config import ConfigMixIn
from cfnlint.decode import decode_str
from cfnlint.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def cfn_lint_findings(
    template: Mapping[str, Any], *, without: Collection[str] = (), region: str = "us-east-1"
) -> list[str]:
    """Return the findings of cfn-lint for a template, such as "W3005 message".

    Args:
        template: The template.
        without: The ids of rules to ignore. Default: none.
        region: The Region of the template. Default: us-east-1.
    """
    decoded, matches = decode_str(json.dumps(template))
    found = [*matches, *_runner(region).validate_template(decoded)]
    return [f"{match.rule.id} {match.message}" for match in found if match.rule.id not in without]


@cache
def _runner(region: str) -> Runner:
    return Runner(ConfigMixIn(regions=[region]))
