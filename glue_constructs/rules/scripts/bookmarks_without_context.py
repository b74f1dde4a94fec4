from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class BookmarksWithoutContext(Rule[ScriptOfJob]):
    """Bookmarks are enabled, but no read has a transformation_ctx.

    What it does:
        Checks Spark ETL jobs with bookmarks whose script reads DynamicFrames from the catalog or from options: at least
        one of these reads must have a transformation_ctx. Where some have one, the rule assumes that the others are
        intended.

    Why:
        The bookmark is stored under that name: a read without it is never tracked, and reads all data in each run.

    Wrong::

        {"Script": ["import sys", "from awsglue.context import GlueContext", "from awsglue.job import Job",
                    "from awsglue.utils import getResolvedOptions", "from pyspark.context import SparkContext", "",
                    "args = getResolvedOptions(sys.argv, ['JOB_NAME'])",
                    "glue = GlueContext(SparkContext.getOrCreate())",
                    "job = Job(glue)", "job.init(args['JOB_NAME'], args)",
                    "rows = glue.create_dynamic_frame.from_catalog('d', 'orders')",
                    "job.commit()"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1",
                 "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"}}}

    Right::

        {"Script": ["import sys", "from awsglue.context import GlueContext", "from awsglue.job import Job",
                    "from awsglue.utils import getResolvedOptions", "from pyspark.context import SparkContext", "",
                    "args = getResolvedOptions(sys.argv, ['JOB_NAME'])",
                    "glue = GlueContext(SparkContext.getOrCreate())",
                    "job = Job(glue)", "job.init(args['JOB_NAME'], args)",
                    "rows = glue.create_dynamic_frame.from_catalog('d', 'orders', transformation_ctx='orders')",
                    "job.commit()"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1",
                 "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"}}}
    """

    id = "GC622"
    severity = Severity.WARNING
    fix = "set a unique transformation_ctx on each read that uses the bookmark"
    source = sources.BOOKMARKS

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        reads = subject.script.frame_reads
        if subject.tracks_data and reads and not any(read.has_context for read in reads):
            fault = (
                f"bookmarks are enabled, but the read in {subject.script.at(reads[0].line)} has no transformation_ctx"
            )
            yield self.finding(SCRIPT, fault, wanted="transformation_ctx", got=None)
