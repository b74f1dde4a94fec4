from glue_constructs.rules._header import MalformedText, Severity, sources
from glue_constructs.rules._script import is_object


class UnusualScriptScheme(MalformedText):
    """The script's URI does not begin with s3:// in lower case.

    What it does:
        Checks Command.ScriptLocation for S3://, s3a:// and s3n://.

    Why:
        The guide always uses s3://. The other schemes belong to Hadoop, and the script is downloaded before Hadoop is
        available.

    Wrong::

        {"Command": {"Name": "glueetl", "ScriptLocation": "S3://bucket/scripts/job.py"}, "GlueVersion": "5.1",
         "Timeout": 60}

    Right::

        {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/job.py"}, "GlueVersion": "5.1",
         "Timeout": 60}

    Contradictions:
        A sample in Glue's page on tags has S3://, and no document says that the others fail. So the rule warns.
    """

    id = "GC153"
    severity = Severity.WARNING
    fix = "write the scheme as s3://"
    source = sources.API_JOBS
    fact = "script_location"
    fault = "the script's URI has an unusual scheme"
    wanted = "s3://<bucket>/<key>"

    def is_well_formed(self, text: str) -> bool:
        return text.startswith("s3://") or not is_object(text)
