from glue_constructs.model.versions import OFFERED_GLUE_VERSIONS
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class MaxCapacityOnSpark(Rule[Job]):
    """A Spark job sets its capacity with MaxCapacity.

    What it does:
        Checks MaxCapacity of Spark jobs without worker settings. Jobs on a retired Glue version are not reported:
        MaxCapacity was usual there, and retired-glue-version reports them.

    Why:
        "For Glue version 2.0+ jobs, you cannot specify a Maximum capacity", says the API; use workers instead.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "MaxCapacity": 10}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 10}

    Contradictions:
        The API and the guide exclude it; the service accepts it when a job is created on Glue 2.0 to 5.0 (a job
        imported from a live account has MaxCapacity 2 on 5.0). The rule follows the service: it warns.
    """

    id = "GC203"
    severity = Severity.WARNING
    fix = "replace MaxCapacity with WorkerType and NumberOfWorkers: one G.1X worker is one DPU"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        if not job.is_spark or not isinstance(job.max_capacity, (int, float)):
            return
        has_workers = job.worker_type is not None or job.number_of_workers is not None
        is_offered = job.glue_version is None or job.is_at_least(OFFERED_GLUE_VERSIONS[0])
        if is_offered and not has_workers:
            fault = "MaxCapacity is not for Spark jobs on Glue 2.0 and later"
            yield self.finding("MaxCapacity", fault, wanted="WorkerType and NumberOfWorkers", got=job.max_capacity)
