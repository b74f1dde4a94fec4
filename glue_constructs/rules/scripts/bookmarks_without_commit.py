from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class BookmarksWithoutCommit(Rule[ScriptOfJob]):
    """Bookmarks are enabled, but the script never commits its Job.

    What it does:
        Checks Spark ETL jobs with bookmarks whose script calls Job.init for a call of commit. A script that passes its
        Job to other code, or imports code that may commit it, is not reported.

    Why:
        Job.commit writes the bookmark. Without it, the next run reads the same data again, and writes it twice.

    Wrong::

        {"Script": ["import sys", "from awsglue.context import GlueContext", "from awsglue.job import Job",
                    "from awsglue.utils import getResolvedOptions", "from pyspark.context import SparkContext", "",
                    "args = getResolvedOptions(sys.argv, ['JOB_NAME'])",
                    "glue = GlueContext(SparkContext.getOrCreate())",
                    "job = Job(glue)", "job.init(args['JOB_NAME'], args)"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1",
                 "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"}}}

    Right::

        {"Script": ["import sys", "from awsglue.context import GlueContext", "from awsglue.job import Job",
                    "from awsglue.utils import getResolvedOptions", "from pyspark.context import SparkContext", "",
                    "args = getResolvedOptions(sys.argv, ['JOB_NAME'])",
                    "glue = GlueContext(SparkContext.getOrCreate())",
                    "job = Job(glue)", "job.init(args['JOB_NAME'], args)", "job.commit()"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1",
                 "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"}}}
    """

    id = "GC621"
    severity = Severity.WARNING
    fix = "call the Job's commit at the end of the script"
    source = sources.BOOKMARKS

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        script = subject.script
        if not subject.tracks_data or not script.starts_job or script.commits_job:
            return
        if not script.hands_job_on and not subject.has_own_modules:
            fault = f"bookmarks are enabled, but {script.name} calls Job.init without commit"
            yield self.finding(SCRIPT, fault, wanted="Job.commit", got=None)
