"""Findings of `check` as text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from glue_constructs.cli.formatting import escape_unprintable, pluralize
from glue_constructs.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.cli.formatting import Line
    from glue_constructs.cli.report import Report, Row

_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def lines(report: Report) -> Iterator[Line]:
    """Yield the findings, grouped by resource, and a summary."""
    for _, rows in groupby(report.rows, lambda row: (row.file, row.resource)):
        yield from _resource(list(rows))
        yield ()
    yield (_summary(report),)
    if report.rows:
        yield ((f"For details of a rule: glue-constructs explain {report.rows[0].finding.rule}", "dim"),)


def _resource(rows: list[Row]) -> Iterator[Line]:
    first = rows[0]
    at = first.file if first.line is None else f"{first.file}:{first.line}"
    path = f" ({escape_unprintable(first.path)})" if first.path else ""
    yield (escape_unprintable(at), "bold"), ("  ", ""), (escape_unprintable(first.resource), "bold cyan"), (path, "dim")
    for row in rows:
        finding = row.finding
        name = (finding.severity.value, _STYLES[finding.severity])
        yield (
            ("  ", ""),
            name,
            (f" {finding.rule} {finding.name}", "bold"),
            (f"  {escape_unprintable(finding.property)}", ""),
        )
        yield ((f"    {escape_unprintable(finding.message)}", ""),)
        yield ("    fix: ", "green"), (escape_unprintable(finding.fix), "")


def _summary(report: Report) -> tuple[str, str]:
    checked = " and ".join(pluralize(n, of) for n, of in ((report.jobs, "job"), (report.runs, "run")) if n) or "no job"
    where = f"{checked} in {pluralize(report.templates, 'template')}"
    if not report.rows:
        return f"No findings: {where}.", "bold green"
    counts = [(report.count(severity), noun) for severity, noun in _NOUNS.items()]
    return f"{', '.join(pluralize(n, of) for n, of in counts if n)}: {where}.", "bold"
