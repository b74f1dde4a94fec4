from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Job, Rule, Severity


class UnpairedWorkerSettings(Rule[Job]):
    """Only one of WorkerType and NumberOfWorkers is set.

    What it does:
        Checks for one of the two without the other on jobs that take workers and have no MaxCapacity.

    Why:
        "Please set both Worker Type and Number of Workers."

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "WorkerType": "G.1X"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 2}
    """

    id = "GC202"
    severity = Severity.ERROR
    fix = "set WorkerType and NumberOfWorkers, or neither"
    source = "https://github.com/aws/aws-cdk/pull/26241"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.max_capacity is not None or job.command == PYTHON_SHELL:
            return
        if isinstance(job.worker_type, str) and job.number_of_workers is None:
            fault = "WorkerType is set without NumberOfWorkers"
            yield self.finding("NumberOfWorkers", fault, wanted="the number of workers", got=None)
        elif isinstance(job.number_of_workers, int) and job.worker_type is None:
            fault = "NumberOfWorkers is set without WorkerType"
            yield self.finding("WorkerType", fault, wanted=f"the type of the {job.number_of_workers} workers", got=None)
