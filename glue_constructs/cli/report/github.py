"""For GitHub Actions: one workflow command a finding, which becomes an annotation of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.cli.report.uri import from_here
from glue_constructs.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.cli.report import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def lines(report: Report) -> Iterator[str]:
    """Write the findings, and what could not be read."""
    for row in report.rows:
        finding = row.finding
        text = f"{row.resource} {finding.property}: {finding.message}; fix: {finding.fix}"
        yield _command(_COMMANDS[finding.severity], row.file, row.line, f"{finding.rule} {finding.name}", text)
    for problem in report.unreadable:
        yield _command("error", problem.file, problem.line, "glue-constructs check", problem.why)


def _command(command: str, file: str, line: int | None, title: str, text: str) -> str:
    properties = {"file": from_here(file), "line": str(line) if line else "", "title": title}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{command} {written}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
