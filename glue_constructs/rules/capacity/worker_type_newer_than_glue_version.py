from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class WorkerTypeNewerThanGlueVersion(Rule[Job]):
    """The worker type is not available in this Glue version.

    What it does:
        Checks WorkerType against GlueVersion on Spark jobs: G.12X, G.16X and the R types need Glue 4.0. The types that
        need 3.0 are covered by retired-glue-version.

    Why:
        The API, CloudFormation and the guide name 4.0 as the first version with these types.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0",
         "WorkerType": "G.12X", "NumberOfWorkers": 2}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0",
         "WorkerType": "G.12X", "NumberOfWorkers": 2}

    Contradictions:
        A comment in the AWS CDK gives 3.0 for G.12X and G.16X; the rule follows the three documents of the service.
        "Worker type G.4X is not supported for Glue Version 5.0" was observed, but in a Region without G.4X.
    """

    id = "GC213"
    severity = Severity.ERROR
    fix = "move the job to a newer Glue version, or choose an older worker type"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        worker = job.worker
        if worker is None or worker.min_glue_version is None or job.retired_version is not None:
            return
        if job.is_spark and worker.is_for(job.command) and job.is_older_than(worker.min_glue_version):
            fault = f"{worker.name} workers are not available in this Glue version"
            wanted = f"{worker.min_glue_version!r} or later"
            yield self.finding("GlueVersion", fault, wanted=wanted, got=job.glue_version)
