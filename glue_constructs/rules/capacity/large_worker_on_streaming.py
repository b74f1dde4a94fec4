from glue_constructs.model.workers import WORKER_TYPES
from glue_constructs.rules._header import SPARK_STREAMING, Finding, Iterator, Job, Rule, Severity, one_of, sources

_DOUBTFUL = {command for worker in WORKER_TYPES.values() for command in worker.doubtful_commands}
# Standard is reported by standard-worker-type.
_WANTED = one_of(name for name, each in WORKER_TYPES.items() if SPARK_STREAMING in each.commands and name != "Standard")


class LargeWorkerOnStreaming(Rule[Job]):
    """A streaming job has a worker type that is documented for ETL jobs only.

    What it does:
        Checks streaming jobs for G.4X and larger, and for the R types.

    Why:
        The API offers them for "Spark ETL jobs". Whether the service refuses them on a streaming job is not
        documented.

    Wrong::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1",
         "WorkerType": "G.8X", "NumberOfWorkers": 2}

    Right::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1",
         "WorkerType": "G.2X", "NumberOfWorkers": 8}

    Contradictions:
        The page on auto scaling lists the types without excluding streaming jobs. The documents disagree, so the rule
        warns.
    """

    id = "GC214"
    severity = Severity.WARNING
    fix = "use more G.1X or G.2X workers"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        worker = job.worker if job.command in _DOUBTFUL else None
        if worker is not None and job.command in worker.doubtful_commands:
            fault = f"{worker.name} workers are documented for ETL jobs only, not for streaming jobs"
            yield self.finding("WorkerType", fault, wanted=_WANTED, got=job.worker_type)
