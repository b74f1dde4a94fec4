from glue_constructs.rules._header import MalformedText, Severity, sources
from glue_constructs.rules._script import is_relative


class LocalScript(MalformedText):
    """The script is a file of the machine that has the template.

    What it does:
        Looks at Command.ScriptLocation for a relative path.

    Why:
        `aws cloudformation package` and `sam package` upload such a file, and write its S3 URI into the template.
        Such a template is right until then. Deployed as it is, the job is created, and each of its runs fails.

    Wrong::

        {"Command": {"Name": "glueetl", "ScriptLocation": "./jobs/orders.py"}, "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/jobs/orders.py"}, "GlueVersion": "5.1",
         "Timeout": 60}
    """

    id = "GC152"
    severity = Severity.INFO
    fix = "run `aws cloudformation package` or `sam package` first, or give the S3 URI of the script"
    source = sources.CLOUDFORMATION_PACKAGE
    fact = "script_location"
    fault = "the script is a local file"
    wanted = "s3://<bucket>/<key> when deployed"

    def is_well_formed(self, text: str) -> bool:
        return text.startswith("s3://") or not is_relative(text)
