from glue_constructs.model.job_schema import MAX_RETRIES
from glue_constructs.rules._header import OutOfRange, Severity, sources


class MaxRetriesOutOfRange(OutOfRange):
    """The number of retries is not between 0 and 10.

    What it does:
        Checks MaxRetries.

    Why:
        The guide and Terraform agree on 0 to 10. Neither the API model nor the CloudFormation schema has the limits, so
        only the service refuses other values.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "MaxRetries": 11}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "MaxRetries": 10}
    """

    id = "GC310"
    severity = Severity.ERROR
    fix = "set MaxRetries to 0 to 10"
    source = sources.ADD_JOB
    fact = "max_retries"
    least = 0
    most = MAX_RETRIES
    fault = "MaxRetries is out of range"
    wanted = f"0 to {MAX_RETRIES}"
