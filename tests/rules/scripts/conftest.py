"""Rules of scripts are asked through the public door, among all the others."""

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
    """Where a rule finds its fault in a script, and what it got there: "property: 'got'"."""
    return lambda *asked, **rest: [f"{each.property}: {each.got!r}" for each in _findings(*asked, **rest)]


@pytest.fixture
def message() -> Callable[..., str]:
    """What a rule says of a script that has its fault once."""

    def say(*asked: Any, **rest: Any) -> str:
        (finding,) = _findings(*asked, **rest)
        return finding.message

    return say
