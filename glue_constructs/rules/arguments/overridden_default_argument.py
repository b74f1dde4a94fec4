"""The rule overridden-default-argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class OverriddenDefaultArgument(Rule["Job"]):
    """A default argument never takes effect: the job fixes another value for it.

    What it does:
        Looks for keys that DefaultArguments and NonOverridableArguments both have, with different values.

    Why:
        NonOverridableArguments win over a run's Arguments, and those over DefaultArguments, key by key.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--stage": "test"}, "NonOverridableArguments": {"--stage": "production"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "NonOverridableArguments": {"--stage": "production"}}
    """

    id = "GC405"
    name = "overridden-default-argument"
    severity = Severity.WARNING
    fix = "keep the argument in one of the two"
    source = sources.JOB_ARGUMENTS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        for default, fixed in job.arguments.overridden:
            if isinstance(default.value, str) and isinstance(fixed.value, str) and default.value != fixed.value:
                fault = "NonOverridableArguments have another value for this argument"
                yield self.finding(default.property, fault, wanted="the argument in one place", got=default.value)
