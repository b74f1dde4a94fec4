"""The rule argument-supplied-by-workflows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.special_parameters import SUPPLIED_BY_WORKFLOWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class ArgumentSuppliedByWorkflows(Rule["Job"]):
    """A job argument stands where a workflow puts its own.

    What it does:
        Looks for --WORKFLOW_NAME and --WORKFLOW_RUN_ID among the job arguments.

    Why:
        A Glue workflow passes both to the jobs that it runs. As defaults they let the script run outside a workflow;
        in a workflow they are not seen.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--WORKFLOW_NAME": "nightly"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--pipeline": "nightly"}}
    """

    id = "GC409"
    name = "argument-supplied-by-workflows"
    severity = Severity.INFO
    fix = "leave it to the workflow, unless the job also runs without one"
    source = sources.WORKFLOW_PROPERTIES
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        for key in SUPPLIED_BY_WORKFLOWS:
            value = job.arguments.get(key)
            if isinstance(value, str):
                fault = f"a workflow passes its own {key}"
                yield self.finding(job.arguments.at(key), fault, wanted="no such argument", got=value)
