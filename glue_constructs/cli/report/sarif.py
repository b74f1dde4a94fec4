"""Findings of `check` as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from glue_constructs.cli.pages import rule_page
from glue_constructs.cli.report.uri import uri
from glue_constructs.cli.version import installed_version
from glue_constructs.rules import RULES, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.cli.report import Report, Row
    from glue_constructs.rules import Finding, Rule
    from glue_constructs.templates.problems import Unreadable

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report) -> str:
    """Return the SARIF document."""
    rules = _rules(report)
    indices = {rule["id"]: index for index, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": {"name": "glue-constructs", **_version(), "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.unreadable,
                "exitCode": report.exit_code,
                "toolExecutionNotifications": [_notification(problem) for problem in report.unreadable],
            }
        ],
        "results": [_result(row, indices[row.finding.rule], seen) for row in report.rows],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _version() -> dict[str, str]:
    version = installed_version()
    return {"version": version} if version else {}


def _rules(report: Report) -> list[dict[str, Any]]:
    """Return every selected rule, and the rules of findings without a page, such as GC900 for a rule that raised."""
    rules = {rule.id: _rule(rule) for rule in RULES if rule.id in report.selection}
    for row in report.rows:
        rules.setdefault(row.finding.rule, _rule_without_page(row.finding))
    return list(rules.values())


def _rule(rule: Rule[Any]) -> dict[str, Any]:
    content = rule.page()
    markdown = rule_page(rule)
    return {
        "id": rule.id,
        "name": type(rule).__name__,
        "shortDescription": {"text": _one_line(content.summary)},
        "fullDescription": {"text": _one_line(content.what)},
        "help": {"text": markdown, "markdown": markdown},
        "helpUri": rule.source,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _rule_without_page(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.rule,
        "name": "".join(part.capitalize() for part in finding.name.split("-")),
        "helpUri": finding.source,
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _result(row: Row, index: int, seen: Counter[str]) -> dict[str, Any]:
    finding = row.finding
    identity = "\0".join((finding.rule, row.path or row.resource, finding.property))
    seen[identity] += 1
    fingerprint = hashlib.sha256(f"{identity}\0{seen[identity]}".encode("utf-8", "backslashreplace")).hexdigest()
    logical = {"name": row.resource, "fullyQualifiedName": row.path or row.resource, "kind": "resource"}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{row.resource} {finding.property}: {finding.message}. Fix: {finding.fix}."},
        "locations": [{"physicalLocation": _physical_location(row.file, row.line), "logicalLocations": [logical]}],
        # Made of values that do not change with line numbers or property values, so that an alert keeps its identity.
        "partialFingerprints": {"glueConstructsFinding/v1": fingerprint},
    }


def _notification(problem: Unreadable) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": f"{problem.file}: {problem.why}"},
        "locations": [{"physicalLocation": _physical_location(problem.file, problem.line)}],
    }


def _physical_location(file: str, line: int | None) -> Mapping[str, Any]:
    at = {"artifactLocation": {"uri": uri(file)}}
    return {**at, "region": {"startLine": line}} if line else at


def _one_line(text: str) -> str:
    return " ".join(text.split())
