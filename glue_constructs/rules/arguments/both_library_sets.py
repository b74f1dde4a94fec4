"""The rule both-library-sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import PYTHON_SHELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class BothLibrarySets(Rule["Job"]):
    """The library set of a Python shell job is given twice.

    What it does:
        Looks for library-set and --library-set in one Python shell job.

    Why:
        Both are spellings of one option, and nothing says which of them wins.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"library-set": "analytics", "--library-set": "none"}}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"library-set": "analytics"}}

    Contradictions:
        The CDK writes "library-set" without dashes and says that Glue names it so; AWS's own samples write
        "--library-set". Either alone is accepted.
    """

    id = "GC438"
    name = "both-library-sets"
    severity = Severity.ERROR
    fix = "keep one of the two arguments"
    source = sources.ADD_PYTHON_SHELL_JOB
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        bare = job.arguments.get("library-set") if job.command == PYTHON_SHELL else None
        dashed = job.arguments.get("--library-set")
        if isinstance(bare, str) and isinstance(dashed, str):
            fault = "library-set and --library-set are one option"
            path = job.arguments.at("--library-set")
            yield self.finding(path, fault, wanted="one of them", got=f"{bare}, {dashed}")
