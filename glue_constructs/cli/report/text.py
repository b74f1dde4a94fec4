"""For a person."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from glue_constructs.cli.wording import counted, printable
from glue_constructs.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.cli.report import Report, Row
    from glue_constructs.cli.wording import Line

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
    path = f" ({printable(first.path)})" if first.path else ""
    yield (printable(at), "bold"), ("  ", ""), (printable(first.resource), "bold cyan"), (path, "dim")
    for row in rows:
        finding = row.finding
        name = (finding.severity.value, _STYLES[finding.severity])
        yield ("  ", ""), name, (f" {finding.rule} {finding.name}", "bold"), (f"  {printable(finding.property)}", "")
        yield ((f"    {printable(finding.message)}", ""),)
        yield ("    fix: ", "green"), (printable(finding.fix), "")


def _summary(report: Report) -> tuple[str, str]:
    judged = " and ".join(counted(n, of) for n, of in ((report.jobs, "job"), (report.runs, "run")) if n) or "no job"
    where = f"{judged} in {counted(report.templates, 'template')}"
    if not report.rows:
        return f"No findings: {where}.", "bold green"
    counts = [(report.count(severity), noun) for severity, noun in _NOUNS.items()]
    return f"{', '.join(counted(n, of) for n, of in counts if n)}: {where}.", "bold"
