"""The rule unknown-command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity, one_of
from glue_constructs.rules.tables import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class UnknownCommand(Rule["Job"]):
    """The command is none that Glue has.

    What it does:
        Looks at Command.Name, whose four values name the four kinds of job.

    Why:
        The API model takes any text, so only the service refuses another value, at deployment.

    Wrong::

        {"Command": {"Name": "spark"}, "GlueVersion": "5.1"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}
    """

    id = "GC101"
    name = "unknown-command"
    severity = Severity.ERROR
    fix = "name the command of the job's kind"
    source = sources.API_JOBS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        if isinstance(job.command, str) and job.command not in COMMANDS:
            meant = job.command.strip().lower()
            wanted = repr(meant) if meant in COMMANDS else one_of(COMMANDS)
            yield self.finding("Command.Name", "Command.Name is no command of Glue", wanted=wanted, got=job.command)
