"""The report of `glue-constructs check` and its output formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glue_constructs.rules import Severity

if TYPE_CHECKING:
    from glue_constructs.cli.selection import Selection
    from glue_constructs.rules import Finding
    from glue_constructs.templates.problems import Unreadable


@dataclass(frozen=True)
class Row:
    """A finding with its location.

    Attributes:
        file: The template.
        line: The line of the resource; `None` if unknown.
        resource: The logical id.
        path: The construct path; empty if there is none.
        finding: The finding.
    """

    file: str
    line: int | None
    resource: str
    path: str
    finding: Finding


@dataclass
class Report:
    """The results of a check.

    Attributes:
        selection: The selected rules.
        rows: The findings, ordered by file and resource.
        unreadable: Files, or parts of files, that could not be read.
        warnings: Warnings about comments that suppress no rule.
        templates: The number of templates checked.
        jobs: The number of jobs checked.
        runs: The number of job runs checked.
    """

    selection: Selection
    rows: list[Row] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    templates: int = 0
    jobs: int = 0
    runs: int = 0

    def count(self, severity: Severity) -> int:
        """Return the number of findings of a severity."""
        return sum(row.finding.severity is severity for row in self.rows)

    @property
    def exit_code(self) -> int:
        """0: no errors; 1: at least one error; 2: some input could not be read, whatever the findings."""
        return 2 if self.unreadable else int(self.count(Severity.ERROR) > 0)
