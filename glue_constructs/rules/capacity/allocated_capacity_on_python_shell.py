from glue_constructs.rules._header import PYTHON_SHELL, Severity, UnwantedValue, sources


class AllocatedCapacityOnPythonShell(UnwantedValue):
    """A Python shell job sets its capacity with AllocatedCapacity.

    What it does:
        Checks for AllocatedCapacity on Python shell jobs.

    Why:
        The Python shell page excludes it: only MaxCapacity can express 0.0625 DPU.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "AllocatedCapacity": 1}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 1}
    """

    id = "GC207"
    severity = Severity.ERROR
    fix = "replace AllocatedCapacity with MaxCapacity 0.0625 or 1"
    source = sources.ADD_PYTHON_SHELL_JOB
    commands = (PYTHON_SHELL,)
    fact = "allocated_capacity"
    fault = "a Python shell job does not take AllocatedCapacity"
    wanted = "MaxCapacity"
