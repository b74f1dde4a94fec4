"""The rule unknown-execution-class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity, one_of
from glue_constructs.rules.tables import EXECUTION_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class UnknownExecutionClass(Rule["Job"]):
    """The execution class is neither STANDARD nor FLEX.

    What it does:
        Looks at ExecutionClass of any job and run.

    Why:
        The names are an enumeration, in capitals: "'flex' is not one of ['FLEX', 'STANDARD']".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "ExecutionClass": "flex"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "ExecutionClass": "FLEX"}
    """

    id = "GC320"
    name = "unknown-execution-class"
    severity = Severity.ERROR
    fix = "set ExecutionClass to STANDARD or FLEX, in capitals"
    source = sources.API_JOBS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        given = job.execution_class
        if isinstance(given, str) and given not in EXECUTION_CLASSES:
            meant = given.strip().upper()
            wanted = repr(meant) if meant in EXECUTION_CLASSES else one_of(EXECUTION_CLASSES)
            yield self.finding("ExecutionClass", "ExecutionClass is none that Glue has", wanted=wanted, got=given)
