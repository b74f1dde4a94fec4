"""The rule allocated-capacity-on-python-shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import PYTHON_SHELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class AllocatedCapacityOnPythonShell(Rule["Job"]):
    """A Python shell job states its size as AllocatedCapacity.

    What it does:
        Looks for AllocatedCapacity on Python shell jobs.

    Why:
        The Python shell page excludes it: only MaxCapacity can say 0.0625 DPU.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "AllocatedCapacity": 1}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 1}
    """

    id = "GC207"
    name = "allocated-capacity-on-python-shell"
    severity = Severity.ERROR
    fix = "replace AllocatedCapacity by MaxCapacity 0.0625 or 1"
    source = sources.ADD_PYTHON_SHELL_JOB
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command == PYTHON_SHELL and isinstance(job.allocated_capacity, (int, float)):
            fault = "a Python shell job does not take AllocatedCapacity"
            yield self.finding("AllocatedCapacity", fault, wanted="MaxCapacity", got=job.allocated_capacity)
