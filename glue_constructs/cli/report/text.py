"""For a person."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from glue_constructs.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.cli.output import Line
    from glue_constructs.cli.report import Report, Row

_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def lines(report: Report) -> Iterator[Line]:
    """Write the findings, grouped by resource, and a sentence that sums them up."""
    for _, rows in groupby(report.rows, lambda row: (row.file, row.resource)):
        yield from _resource(list(rows))
        yield ()
    yield (_summary(report),)
    if report.rows:
        yield ((f"More of a rule: glue-constructs explain {report.rows[0].finding.rule}", "dim"),)


def _resource(rows: list[Row]) -> Iterator[Line]:
    first = rows[0]
    at = first.file if first.line is None else f"{first.file}:{first.line}"
    path = f" ({_printable(first.path)})" if first.path else ""
    yield (_printable(at), "bold"), ("  ", ""), (_printable(first.resource), "bold cyan"), (path, "dim")
    for row in rows:
        finding = row.finding
        name = (finding.severity.value, _STYLES[finding.severity])
        yield ("  ", ""), name, (f" {finding.rule} {finding.name}", "bold"), (f"  {_printable(finding.property)}", "")
        yield ((f"    {_printable(finding.message)}", ""),)
        yield ("    fix: ", "green"), (_printable(finding.fix), "")


def _summary(report: Report) -> tuple[str, str]:
    judged = " and ".join(_counted(n, of) for n, of in ((report.jobs, "job"), (report.runs, "run")) if n) or "no job"
    where = f"{judged} in {_counted(report.templates, 'template')}"
    if not report.rows:
        return f"No findings: {where}.", "bold green"
    counts = [(report.count(severity), noun) for severity, noun in _NOUNS.items()]
    return f"{', '.join(_counted(n, of) for n, of in counts if n)}: {where}.", "bold"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _printable(text: str) -> str:
    """The text on one line; what would move a terminal's cursor, or colour it, is shown and not sent."""
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
