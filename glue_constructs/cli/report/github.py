"""Findings of `check` as workflow commands of GitHub Actions, which become annotations of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.cli.report.uri import relative_path
from glue_constructs.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.cli.report import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def lines(report: Report) -> Iterator[str]:
    """Yield a workflow command per finding and per input that could not be read."""
    for row in report.rows:
        finding = row.finding
        text = f"{row.resource} {finding.property}: {finding.message}; fix: {finding.fix}"
        yield _command(_COMMANDS[finding.severity], row.file, row.line, f"{finding.rule} {finding.name}", text)
    for problem in report.unreadable:
        yield _command("error", problem.file, problem.line, "glue-constructs check", problem.why)


def _command(command: str, file: str, line: int | None, title: str, text: str) -> str:
    properties = {"file": relative_path(file), "line": str(line) if line else "", "title": title}
    written = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items() if value)
    return f"::{command} {written}::{_escape_data(text)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
