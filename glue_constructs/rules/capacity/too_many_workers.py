from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Job, Rule, Severity, sources


class TooManyWorkers(Rule[Job]):
    """The job has more workers than the documentation or the default quotas allow.

    What it does:
        Checks NumberOfWorkers: at most 299 for G.025X and G.1X, 149 for G.2X, 25 for Z.2X; for the other G types, what
        fits the default quota of 1,000 DPU in one run.

    Why:
        "To use Worker Type G.025X, maximum allowed value of Number of Workers is 299", or
        ResourceNumberLimitExceededException when the account's quota is used up. Quotas can be raised, except that of
        Ray.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 300}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 299}

    Contradictions:
        299 and 149 for G.1X and G.2X are on the CloudFormation page and in the API of 2020, no longer in today's API.
        The quota is 500 DPU in small Regions; the Region is not a property, so the rule uses the larger number.
    """

    id = "GC221"
    severity = Severity.WARNING
    fix = "use fewer or larger workers, or request a quota increase"
    source = sources.QUOTAS

    def check(self, job: Job) -> Iterator[Finding]:
        count = job.number_of_workers
        if not isinstance(count, int) or job.command == PYTHON_SHELL:
            return
        worker = job.worker
        if worker is not None and worker.usual_max_workers is not None and count > worker.usual_max_workers:
            fault = f"more {worker.name} workers than the documented maximum or the default quota"
            yield self.finding("NumberOfWorkers", fault, wanted=f"{worker.usual_max_workers} or fewer", got=count)
