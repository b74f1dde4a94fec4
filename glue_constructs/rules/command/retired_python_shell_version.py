from glue_constructs.model.commands import PYTHON_SHELL_END_OF_LIFE
from glue_constructs.rules._header import PYTHON_SHELL, Severity, UnwantedValue, sources


class RetiredPythonShellVersion(UnwantedValue):
    """A Python shell job uses Python 2.

    What it does:
        Checks Command.PythonVersion of Python shell jobs.

    Why:
        Python 2 jobs reached their end of life on 2026-04-01: "The Python Shell version selected for the job is no
        longer available".

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "2"}, "MaxCapacity": 0.0625}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 0.0625}
    """

    id = "GC112"
    severity = Severity.ERROR
    fix = "set '3.9', and port the script to Python 3"
    source = sources.VERSION_POLICY
    commands = (PYTHON_SHELL,)
    fact = "python_version"
    values = ("2",)
    fault = f"Python 2 reached its end of life in Python shell jobs on {PYTHON_SHELL_END_OF_LIFE['2']}"
    wanted = "'3.9'"
