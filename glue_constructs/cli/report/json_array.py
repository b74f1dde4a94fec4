"""Findings of `check` as JSON: an array of objects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glue_constructs.cli.report import Report, Row


def render(report: Report) -> str:
    """Return the JSON document."""
    return json.dumps([_to_dict(row) for row in report.rows], indent=2)


def _to_dict(row: Row) -> dict[str, str]:
    finding = row.finding
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "file": row.file,
        "resource": row.resource,
        "property": finding.property,
        "message": finding.message,
        "fix": finding.fix,
        "source": finding.source,
    }
