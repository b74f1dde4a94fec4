"""The rule split-version-range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._argument_values import items
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import RAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding

_OPERATORS = ("<", ">", "=", "!", "~")


class SplitVersionRange(Rule["Job"]):
    """A Python module's version range has a comma in it.

    What it does:
        Looks at the entries of --additional-python-modules: one that begins with an operator is the rest of a range.

    Why:
        The list is split at its commas, and so is the range: pip is asked for "pandas>=2" and then for "<3", which is
        no requirement.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "pandas>=2,<3"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "pandas~=2.2"}}
    """

    id = "GC431"
    name = "split-version-range"
    severity = Severity.WARNING
    fix = "pin one version, or keep one bound of the range"
    source = sources.JOB_ARGUMENTS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        modules = items(job.arguments.get("--additional-python-modules")) if job.command != RAY else []
        rest = [module for module in modules if module.startswith(_OPERATORS)]
        if rest:
            fault = "a comma ends an entry, a version range too"
            wanted = "entries that begin with a module's name"
            yield self.finding(
                job.arguments.at("--additional-python-modules"), fault, wanted=wanted, got=", ".join(rest)
            )
