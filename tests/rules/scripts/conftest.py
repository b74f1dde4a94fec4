"""Fixtures that run script rules through the public function, together with all other rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.scripts import check_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from glue_constructs.rules import Finding, Rule

SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}


def _findings(rule: type[Rule[Any]], script: Any, job: dict[str, Any] | None = None, **rest: Any) -> list[Finding]:
    findings = check_script(script, job=SPARK if job is None else job, **{"runs": [], "name": "orders.py", **rest})
    assert not any(finding.rule == "GC900" for finding in findings), "a rule broke on this script"
    return [finding for finding in findings if finding.rule == rule.id]


@pytest.fixture
def found() -> Callable[..., list[str]]:
    """Return the properties and values of a rule's findings in a script: "property: 'got'"."""
    return lambda *args, **rest: [f"{each.property}: {each.got!r}" for each in _findings(*args, **rest)]


@pytest.fixture
def message() -> Callable[..., str]:
    """Return the message of a rule for a script with one finding of it."""

    def get_message(*args: Any, **rest: Any) -> str:
        (finding,) = _findings(*args, **rest)
        return finding.message

    return get_message
