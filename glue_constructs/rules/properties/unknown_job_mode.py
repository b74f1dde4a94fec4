from glue_constructs.model.job_schema import JOB_MODES
from glue_constructs.rules._header import Severity, UnknownValue, sources


class UnknownJobMode(UnknownValue):
    """There is no such job mode.

    What it does:
        Looks at JobMode: SCRIPT, VISUAL or NOTEBOOK, in capitals.

    Why:
        The API and the CloudFormation schema take no other. It says which editor made the job; left out, SCRIPT.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "JobMode": "script"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "JobMode": "SCRIPT"}
    """

    id = "GC021"
    severity = Severity.ERROR
    fix = "set JobMode to SCRIPT, VISUAL or NOTEBOOK, or leave it out"
    source = sources.CLOUDFORMATION
    fact = "job_mode"
    values = JOB_MODES
    fault = "unknown job mode"
