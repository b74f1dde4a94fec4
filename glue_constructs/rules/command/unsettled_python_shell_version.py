from glue_constructs.rules._header import PYTHON_SHELL, Severity, UnwantedValue, sources


class UnsettledPythonShellVersion(UnwantedValue):
    """The Python version of a Python shell job is ambiguous.

    What it does:
        Checks Command.PythonVersion of Python shell jobs: "3", or not set.

    Why:
        "3" meant Python 3.6, which reached its end of life on 2026-06-01; when PythonVersion is not set,
        only the console's default, 3.9, is documented.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3"}, "MaxCapacity": 0.0625}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 0.0625}

    Contradictions:
        The Python shell page says that a job created with "3" gets Python 3.9; the version policy still advises users
        to set "3"; the AWS CDK says that "3" always fails during the deployment. Because the three disagree, the rule
        warns.
    """

    id = "GC113"
    severity = Severity.WARNING
    fix = "set '3.9'"
    source = sources.ADD_PYTHON_SHELL_JOB
    commands = (PYTHON_SHELL,)
    fact = "python_version"
    values = ("3", None)
    fault = "the Python version of this Python shell job is ambiguous"
    wanted = "'3.9'"
