"""The rule odd-python-shell-capacity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity, one_of
from glue_constructs.rules.tables import PYTHON_SHELL, PYTHON_SHELL_CAPACITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class OddPythonShellCapacity(Rule["Job"]):
    """A Python shell job has a capacity that does not exist.

    What it does:
        Looks at MaxCapacity of Python shell jobs.

    Why:
        A Python shell job runs on 0.0625 or on 1 DPU, nothing between or beyond.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 2}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 1}
    """

    id = "GC204"
    name = "odd-python-shell-capacity"
    severity = Severity.ERROR
    fix = "set MaxCapacity to 0.0625 or 1"
    source = sources.ADD_PYTHON_SHELL_JOB
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        capacity = job.max_capacity
        if (
            job.command == PYTHON_SHELL
            and isinstance(capacity, (int, float))
            and capacity not in PYTHON_SHELL_CAPACITIES
        ):
            fault = "a Python shell job does not come in this size"
            yield self.finding("MaxCapacity", fault, wanted=one_of(PYTHON_SHELL_CAPACITIES), got=capacity)
