from glue_constructs.rules._header import MalformedText, Severity, sources
from glue_constructs.rules._script import is_relative


class LocalScript(MalformedText):
    """The script is a local file.

    What it does:
        Checks whether Command.ScriptLocation is a relative path.

    Why:
        `aws cloudformation package` and `sam package` upload such a file, and write its S3 URI into the template. The
        template is correct as their input. Deployed unchanged, the job is created, but each of its runs fails.

    Wrong::

        {"Command": {"Name": "glueetl", "ScriptLocation": "./jobs/orders.py"}, "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/jobs/orders.py"}, "GlueVersion": "5.1",
         "Timeout": 60}
    """

    id = "GC152"
    severity = Severity.INFO
    fix = "run `aws cloudformation package` or `sam package` first, or set the S3 URI of the script"
    source = sources.CLOUDFORMATION_PACKAGE
    fact = "script_location"
    fault = "the script is a local file"
    wanted = "s3://<bucket>/<key> when deployed"

    def is_well_formed(self, text: str) -> bool:
        return text.startswith("s3://") or not is_relative(text)
