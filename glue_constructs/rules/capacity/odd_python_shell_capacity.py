from glue_constructs.model.commands import PYTHON_SHELL_CAPACITIES
from glue_constructs.rules._header import PYTHON_SHELL, Severity, UnknownValue, sources


class OddPythonShellCapacity(UnknownValue):
    """A Python shell job has an unsupported capacity.

    What it does:
        Checks MaxCapacity of Python shell jobs.

    Why:
        A Python shell job runs on either 0.0625 or 1 DPU.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 2}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 1}
    """

    id = "GC204"
    severity = Severity.ERROR
    fix = "set MaxCapacity to 0.0625 or 1"
    source = sources.ADD_PYTHON_SHELL_JOB
    commands = (PYTHON_SHELL,)
    fact = "max_capacity"
    values = PYTHON_SHELL_CAPACITIES
    fault = "unsupported MaxCapacity of a Python shell job"
