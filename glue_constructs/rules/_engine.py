"""The engine: runs rules on a subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from glue_constructs.rules._rule import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glue_constructs.rules._rule import Rule

Subject = TypeVar("Subject")


def run_rules(rules: Iterable[Rule[Subject]], subject: Subject) -> list[Finding]:
    """Return the findings of rules, in their order. A rule that raises an error becomes a finding, GC900."""
    findings: list[Finding] = []
    for rule in rules:
        try:
            findings.extend(rule.check(subject))
        except Exception as error:  # noqa: BLE001, PERF203 - whatever a rule raises, the other rules still run
            findings.append(_broken_rule_finding(rule, error))
    return findings


def _broken_rule_finding(rule: Rule[Subject], error: Exception) -> Finding:
    from glue_constructs.rules import _secrets as secrets  # noqa: PLC0415  # rarely needed

    return Finding(
        rule="GC900",
        name="broken-rule",
        severity=Severity.WARNING,
        property="",
        message=secrets.redact(f"rule {rule.id} {rule.name} failed: it raised {type(error).__name__}: {error}"),
        fix="report the message in the issue tracker of glue_constructs, with the properties that caused it",
        source=rule.source,
    )
