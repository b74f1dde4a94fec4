from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._script import is_folder, is_object, is_relative


class MalformedScriptLocation(Rule[Job]):
    """The script's location is not an object in S3.

    What it does:
        Checks Command.ScriptLocation: s3://<bucket>/<key>. It reports an absolute local path, another scheme, a bucket,
        a folder, and a key of more than 1,024 bytes. A folder is accepted for a Scala job, whose classes may all be in
        jars. Relative paths are reported by local-script, S3://, s3a:// and s3n:// by unusual-script-scheme.

    Why:
        It is "the Amazon Simple Storage Service (Amazon S3) path to a script that runs a job". The job is created
        nevertheless, but each of its runs fails.

    Wrong::

        {"Command": {"Name": "glueetl", "ScriptLocation": "https://bucket.s3.amazonaws.com/scripts/job.py"},
         "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/job.py"},
         "GlueVersion": "5.1", "Timeout": 60}

    Contradictions:
        The service accepts any text when a job is created; the rule follows what a run needs. `aws cloudformation
        package` would also upload an absolute path, but only on the machine that has the file. The API allows 400,000
        characters, S3 a key of 1,024 bytes.
    """

    id = "GC151"
    severity = Severity.ERROR
    fix = "upload the script to S3 and set its URI, s3://<bucket>/<key>"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        script = job.script_location
        if not isinstance(script, str) or not script or is_object(script) or is_relative(script):
            return
        if is_folder(script) and job.arguments.get("--job-language") not in (None, "python"):
            return
        wanted = "the S3 URI of an object, s3://<bucket>/<key>"
        yield self.finding("Command.ScriptLocation", "the script is not an object in S3", wanted=wanted, got=script)
