from glue_constructs.rules._header import SPARK_ETL, Finding, Iterator, Job, Rule, Severity, sources

# A user driver, a system driver, a system executor and a standby user executor.
_LEAST = 4


class TooFewWorkersForFineGrainedAccess(Rule[Job]):
    """A job with Lake Formation's fine-grained access control has too few workers.

    What it does:
        Checks NumberOfWorkers of Spark ETL jobs with --enable-lakeformation-fine-grained-access: at least 4. A number
        that is too low for any job is reported by too-few-workers.

    Why:
        "Jobs with FGAC require a minimum of 4 workers: one user driver, one system driver, one system executor, and
        one standby user executor."

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 3,
         "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 4,
         "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"}}
    """

    id = "GC464"
    severity = Severity.ERROR
    fix = "set NumberOfWorkers to 4 or more"
    source = sources.LAKE_FORMATION

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command != SPARK_ETL or not job.arguments.is_enabled("--enable-lakeformation-fine-grained-access"):
            return
        least_of_all = job.worker.min_workers if job.worker is not None else 0
        count = job.number_of_workers
        if isinstance(count, int) and least_of_all <= count < _LEAST:
            fault = "too few workers for fine-grained access control"
            yield self.finding("NumberOfWorkers", fault, wanted=f"{_LEAST} or more", got=count)
