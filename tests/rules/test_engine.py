"""A rule that raises an error is a finding; the other rules still run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import Rule, Severity
from glue_constructs.rules._engine import run_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules import Finding


class Fires(Rule[str]):
    id = "GC001"
    name = "always"
    severity = Severity.ERROR
    fix = "nothing helps"
    source = "https://example.com"
    since = "0.1.0"

    def check(self, subject: str) -> Iterator[Finding]:
        yield self.finding("Name", "it fires", wanted="another rule", got=subject)


class Breaks(Fires):
    id = "GC002"
    name = "broken"

    def check(self, subject: str) -> Iterator[Finding]:
        yield self.finding("Name", "it fires first", wanted="another rule", got=subject)
        raise LookupError("no such row")


def test_findings_come_in_the_order_of_the_rules() -> None:
    findings = run_rules([Breaks(), Fires()], "orders")

    assert [finding.rule for finding in findings] == ["GC002", "GC900", "GC001"]


def test_a_failed_rule_is_a_finding() -> None:
    _, broken, _ = run_rules([Breaks(), Fires()], "orders")

    assert broken.severity is Severity.WARNING
    assert broken.name == "broken-rule"
    assert broken.message == "rule GC002 broken failed: it raised LookupError: no such row"


def test_a_finding_has_expected_and_actual_value() -> None:
    (finding,) = run_rules([Fires()], "orders")

    assert (finding.wanted, finding.got) == ("another rule", "orders")
    assert finding.message == "it fires: needs another rule, got 'orders'"


def test_a_message_is_short_for_any_value() -> None:
    (finding,) = run_rules([Fires()], "x" * 10_000)

    assert len(finding.message) < 200


def test_a_severity_is_a_string() -> None:
    assert f"{Severity.ERROR}" == "error"
    assert Severity("warning") is Severity.WARNING
