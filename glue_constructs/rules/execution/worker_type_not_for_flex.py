from glue_constructs.model.workers import WORKER_TYPES
from glue_constructs.rules._header import SPARK_ETL, Finding, Iterator, Job, Rule, Severity, one_of, sources

_WANTED = one_of(worker.name for worker in WORKER_TYPES.values() if worker.flex)


class WorkerTypeNotForFlex(Rule[Job]):
    """A FLEX job has a worker type that FLEX does not support.

    What it does:
        Checks WorkerType of Spark ETL jobs with ExecutionClass FLEX. A type that ETL jobs cannot have is reported by
        worker-type-not-for-command, an unknown type by unknown-worker-type.

    Why:
        FLEX runs take only G.1X and G.2X; the guide excludes G.12X, G.16X and the R types.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionClass": "FLEX", "WorkerType": "G.4X", "NumberOfWorkers": 2}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionClass": "FLEX", "WorkerType": "G.2X", "NumberOfWorkers": 4}
    """

    id = "GC322"
    severity = Severity.ERROR
    fix = "use G.1X or G.2X workers, or the execution class STANDARD"
    source = sources.ADD_JOB

    def check(self, job: Job) -> Iterator[Finding]:
        worker = job.worker
        if job.execution_class != "FLEX" or job.command != SPARK_ETL or worker is None:
            return
        if SPARK_ETL in worker.commands and not worker.flex:
            fault = f"FLEX does not support {worker.name} workers"
            yield self.finding("WorkerType", fault, wanted=_WANTED, got=job.worker_type)
