from glue_constructs.model.parameters import MAX_ARGUMENTS_SIZE
from glue_constructs.rules._header import LargerThan, Severity, sources


class LargeArguments(LargerThan):
    """The job arguments are so large that StartJobRun may refuse a run that adds arguments.

    What it does:
        Adds up the sizes of the job arguments as too-large-arguments does, and reports 180,000 bytes or more.

    Why:
        The documented limit is 260 KB, but users saw StartJobRun fail at 180 to 190 kB per request (awsdocs
        aws-glue-developer-guide issue 55).

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--tables": "<200000 characters>"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--tables": "s3://bucket/tables.json"}}
    """

    id = "GC411"
    severity = Severity.INFO
    fix = "put the values into a file on S3, and pass its path"
    source = sources.JOB_ARGUMENTS
    size = 180_000
    reported_above = MAX_ARGUMENTS_SIZE
    fault = "the job arguments are large"
