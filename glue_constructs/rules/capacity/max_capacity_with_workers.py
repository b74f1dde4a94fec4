from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Job, Rule, Severity, sources


class MaxCapacityWithWorkers(Rule[Job]):
    """MaxCapacity is set together with worker settings.

    What it does:
        Checks for MaxCapacity together with WorkerType or NumberOfWorkers. For a run, the job's settings count as well.
        Python shell jobs are reported by workers-on-python-shell.

    Why:
        They are two ways to set the capacity: "Please do not set Max Capacity if using Worker Type and Number of
        Workers." GetJob returns a MaxCapacity for every job, so a copied definition often has both.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 10, "MaxCapacity": 10}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 10}
    """

    id = "GC201"
    severity = Severity.ERROR
    fix = "remove MaxCapacity"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        if not isinstance(job.max_capacity, (int, float)) or job.command == PYTHON_SHELL:
            return
        if isinstance(job.worker_type, str) or isinstance(job.number_of_workers, int):
            fault = "MaxCapacity cannot be combined with WorkerType and NumberOfWorkers"
            yield self.finding("MaxCapacity", fault, wanted="only one of the two", got=job.max_capacity)
