from glue_constructs.model.job_schema import JOB_MODES
from glue_constructs.rules._header import Severity, UnknownValue, sources


class UnknownJobMode(UnknownValue):
    """The job mode is unknown.

    What it does:
        Checks JobMode: SCRIPT, VISUAL or NOTEBOOK, in upper case.

    Why:
        The API and the CloudFormation schema accept no other value. It names the editor of the job; the default is
        SCRIPT.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "JobMode": "script"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "JobMode": "SCRIPT"}
    """

    id = "GC021"
    severity = Severity.ERROR
    fix = "set JobMode to SCRIPT, VISUAL or NOTEBOOK, or remove it"
    source = sources.CLOUDFORMATION
    fact = "job_mode"
    values = JOB_MODES
    fault = "unknown JobMode"
