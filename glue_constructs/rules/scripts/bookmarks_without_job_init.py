from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class BookmarksWithoutJobInit(Rule[ScriptOfJob]):
    """Bookmarks are enabled, but the script does not call Job.init.

    What it does:
        Checks Spark ETL jobs whose --job-bookmark-option is job-bookmark-enable or job-bookmark-pause for a call of
        Job.init. A script that imports code that may call it is not reported.

    Why:
        "Always call job.init in the beginning of the script and the job.commit in the end": "Bookmarks won't work
        without calling them". Each run processes all data again.

    Wrong::

        {"Script": ["from awsglue.context import GlueContext", "from pyspark.context import SparkContext", "",
                    "glue = GlueContext(SparkContext.getOrCreate())"],
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

    id = "GC620"
    severity = Severity.WARNING
    fix = "call Job.init before the first read and Job.commit at the end, or disable bookmarks"
    source = sources.BOOKMARKS

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        script = subject.script
        if script.is_known and subject.tracks_data and not script.starts_job and not subject.has_own_modules:
            fault = f"bookmarks are enabled, but {script.name} never calls Job.init"
            yield self.finding(SCRIPT, fault, wanted="Job.init and Job.commit", got=None)
