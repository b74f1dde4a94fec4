from glue_constructs.model.commands import PYTHON_VERSIONS
from glue_constructs.rules._header import Severity, UnknownValue, sources


class UnknownPythonVersion(UnknownValue):
    """The Python version is unknown.

    What it does:
        Checks Command.PythonVersion of any job.

    Why:
        The API and the CloudFormation schema require ^([2-3]|3[.]9)$. For Spark jobs, the value
        is not the version that runs: a job on Python 3.11 has "3", because the Glue version determines the rest.

    Wrong::

        {"Command": {"Name": "glueetl", "PythonVersion": "3.11"}, "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Command": {"Name": "glueetl", "PythonVersion": "3"}, "GlueVersion": "5.1", "Timeout": 60}
    """

    id = "GC110"
    severity = Severity.ERROR
    fix = "set '3' for a Spark job and '3.9' for a Python shell job"
    source = sources.API_JOBS
    fact = "python_version"
    values = PYTHON_VERSIONS
    fault = "unknown Command.PythonVersion"
