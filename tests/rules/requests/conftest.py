"""Fixtures that run request rules through the public function, together with all other rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules import check_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from glue_constructs.rules import Finding, Rule


def _findings(rule: type[Rule[Any]], operation: str, parameters: Any) -> list[Finding]:
    findings = check_request(operation, parameters)
    assert not any(finding.rule == "GC900" for finding in findings), "a rule broke on this request"
    return [finding for finding in findings if finding.rule == rule.id]


@pytest.fixture
def found() -> Callable[..., list[str]]:
    """Return the paths of the parameters in a rule's findings in a request."""
    return lambda rule, operation, parameters: [finding.property for finding in _findings(rule, operation, parameters)]


@pytest.fixture
def message() -> Callable[..., str]:
    """Return the message of a rule for a request with one finding of it."""

    def get_message(rule: type[Rule[Any]], operation: str, parameters: Any) -> str:
        (finding,) = _findings(rule, operation, parameters)
        return finding.message

    return get_message
