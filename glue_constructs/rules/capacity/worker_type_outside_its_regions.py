from glue_constructs.rules._header import RAY, Finding, Iterator, Job, Rule, Severity, one_of, sources


class WorkerTypeOutsideItsRegions(Rule[Job]):
    """The worker type is not documented for this Region.

    What it does:
        Checks WorkerType when the Region is known: G.4X and G.8X are available in 16 Regions; G.12X, G.16X and the R
        types in 8. Ray jobs are covered by ray-outside-its-regions.

    Why:
        "Worker type G.4X is not supported for Glue Version 5.0", in a Region without G.4X. The documented lists may be
        outdated.

    Region:
        eu-west-3

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.4X", "NumberOfWorkers": 2}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.2X", "NumberOfWorkers": 4}
    """

    id = "GC230"
    severity = Severity.WARNING
    fix = "choose a worker type that is available in this Region"
    source = sources.ADD_JOB

    def check(self, job: Job) -> Iterator[Finding]:
        worker = job.worker if isinstance(job.region, str) and job.command != RAY else None
        if worker is None or worker.regions is None:
            return
        if job.region not in worker.regions and worker.is_for(job.command):
            fault = f"{worker.name} workers are not documented for this Region"
            yield self.finding("WorkerType", fault, wanted=one_of(worker.regions), got=job.region)
