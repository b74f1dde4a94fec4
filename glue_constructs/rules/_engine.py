"""Put rules to a subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from glue_constructs.rules._rule import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glue_constructs.rules._rule import Rule

Subject = TypeVar("Subject")


def run_rules(rules: Iterable[Rule[Subject]], subject: Subject) -> list[Finding]:
    """Collect what the rules find, in their order. A rule that raises is itself a finding, GC900."""
    findings: list[Finding] = []
    for rule in rules:
        try:
            findings.extend(rule.check(subject))
        except Exception as error:  # noqa: BLE001, PERF203 - whatever a rule raises, the others are still asked
            findings.append(_broken(rule, error))
    return findings


def _broken(rule: Rule[Subject], error: Exception) -> Finding:
    from glue_constructs.rules import _secrets as secrets  # noqa: PLC0415  # a rule hardly ever fails

    return Finding(
        rule="GC900",
        name="broken-rule",
        severity=Severity.WARNING,
        property="",
        message=secrets.without(
            f"rule {rule.id} {rule.name} could not judge: it raised {type(error).__name__}: {error}"
        ),
        fix="report the message to the makers of glue_constructs, with the properties that raised it",
        source=rule.source,
    )
