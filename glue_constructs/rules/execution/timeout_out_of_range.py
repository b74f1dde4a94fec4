from glue_constructs.model.job_schema import MAX_TIMEOUT
from glue_constructs.rules._header import OutOfRange, Severity, sources


class TimeoutOutOfRange(OutOfRange):
    """The timeout is not between one minute and seven days.

    What it does:
        Checks Timeout, in minutes, of any job and run.

    Why:
        The schema refuses values below 1. Above 10,080, says the API, "the jobs will throw an exception"; no schema has
        that limit.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 20000}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 10080}

    Contradictions:
        The API says "less than 7 days or 10080 minutes", the guide "the maximum is 7 days or 10,080 minutes": the rule
        accepts 10,080. Old streaming jobs have 0 for "no limit", which the schema now refuses.
    """

    id = "GC301"
    severity = Severity.ERROR
    fix = "set Timeout to 1 to 10080 minutes; remove it for a streaming job without a time limit"
    source = sources.API_JOBS
    fact = "timeout"
    least = 1
    most = MAX_TIMEOUT
    fault = "Timeout is out of range"
    wanted = f"1 to {MAX_TIMEOUT} minutes"
