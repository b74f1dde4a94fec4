"""The rule argument-refused-by-command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity, one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class ArgumentRefusedByCommand(Rule["Job"]):
    """A job argument is one that this command does not support.

    What it does:
        Looks for special parameters that a document rules out for the command: extra files and jars on Python shell
        jobs, Spark's way to bring Python modules on Ray jobs, scaling within a micro-batch outside streaming. A flag
        that is false, and an empty value, ask for nothing.

    Why:
        The pages of Python shell jobs, of Ray's parameters and of auto scaling say which are not supported. What the
        argument was to bring is missing when the script runs.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"--extra-files": "s3://bucket/settings.json"}}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"--settings": "s3://bucket/settings.json"}}
    """

    id = "GC416"
    name = "argument-refused-by-command"
    severity = Severity.ERROR
    fix = "leave the argument out, or use what the command has instead"
    source = sources.JOB_ARGUMENTS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        for argument, value, parameter in job.arguments.special:
            if job.command in parameter.refused_by and parameter.is_asked_for(value):
                fault = f"command {job.command!r} does not support {parameter.name}"
                wanted = f"command {one_of(parameter.commands)}"
                yield self.finding(argument.property, fault, wanted=wanted, got=value)
