from glue_constructs.rules._header import PYTHON_SHELL, Severity, UnwantedValue, sources


class UnsettledPythonShellVersion(UnwantedValue):
    """A Python shell job leaves open which Python it gets.

    What it does:
        Looks at Command.PythonVersion of Python shell jobs: "3", or none at all.

    Why:
        "3" meant Python 3.6, which reached its end of life on 2026-06-01; left out, only the console's default, 3.9,
        is documented.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3"}, "MaxCapacity": 0.0625}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 0.0625}

    Contradictions:
        The Python shell page says that a job created with "3" gets Python 3.9; the version policy still tells users
        to set "3"; the AWS CDK says that "3" always fails at deployment. With three answers the rule warns.
    """

    id = "GC113"
    severity = Severity.WARNING
    fix = "give '3.9'"
    source = sources.ADD_PYTHON_SHELL_JOB
    commands = (PYTHON_SHELL,)
    fact = "python_version"
    values = ("3", None)
    fault = "it is not settled which Python this Python shell job gets"
    wanted = "'3.9'"
