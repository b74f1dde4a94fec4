from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Job, Rule, Severity, sources


class AllocatedCapacityOnPythonShell(Rule[Job]):
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
    severity = Severity.ERROR
    fix = "replace AllocatedCapacity by MaxCapacity 0.0625 or 1"
    source = sources.ADD_PYTHON_SHELL_JOB

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command == PYTHON_SHELL and isinstance(job.allocated_capacity, (int, float)):
            fault = "a Python shell job does not take AllocatedCapacity"
            yield self.finding("AllocatedCapacity", fault, wanted="MaxCapacity", got=job.allocated_capacity)
