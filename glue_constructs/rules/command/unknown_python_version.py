from glue_constructs.model.commands import PYTHON_VERSIONS
from glue_constructs.rules._header import Severity, UnknownValue, sources


class UnknownPythonVersion(UnknownValue):
    """The Python version is none that Glue takes.

    What it does:
        Looks at Command.PythonVersion of any job.

    Why:
        The API and the CloudFormation schema hold it to ^([2-3]|3[.]9)$. It names a line of Python, not the Python
        that runs: a Spark job on Python 3.11 has "3", because its Glue version decides.

    Wrong::

        {"Command": {"Name": "glueetl", "PythonVersion": "3.11"}, "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Command": {"Name": "glueetl", "PythonVersion": "3"}, "GlueVersion": "5.1", "Timeout": 60}
    """

    id = "GC110"
    severity = Severity.ERROR
    fix = "give '3' to a Spark job and '3.9' to a Python shell job"
    source = sources.API_JOBS
    fact = "python_version"
    values = PYTHON_VERSIONS
    fault = "Command.PythonVersion is none that Glue takes"
