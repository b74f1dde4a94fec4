"""What `check` found, and how it is told."""

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
    """A finding, and where it is.

    Attributes:
        file: The template.
        line: The line of the resource, where it is known.
        resource: The logical id.
        path: The construct's path; empty where there is none.
        finding: The finding.
    """

    file: str
    line: int | None
    resource: str
    path: str
    finding: Finding


@dataclass
class Report:
    """What was found.

    Attributes:
        selection: The rules that counted.
        rows: The findings, file by file, resource by resource.
        unreadable: What could not be read.
        warnings: What was read, and is not as it was meant.
        templates: How many templates were judged.
        jobs: How many jobs were.
        runs: How many runs of jobs were.
    """

    selection: Selection
    rows: list[Row] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    templates: int = 0
    jobs: int = 0
    runs: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings are that bad."""
        return sum(row.finding.severity is severity for row in self.rows)

    @property
    def exit_code(self) -> int:
        """0: no error; 1: at least one; 2: something could not be read, whatever else was found."""
        return 2 if self.unreadable else int(self.count(Severity.ERROR) > 0)
