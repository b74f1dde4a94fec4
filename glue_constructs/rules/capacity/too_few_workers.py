from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Job, Rule, Severity


class TooFewWorkers(Rule[Job]):
    """The job has too few workers to run.

    What it does:
        Checks NumberOfWorkers: at least 2 for the G and R types, one of them for the driver; never negative. One
        Standard worker is accepted.

    Why:
        "To use Worker Type G.1X, minimum allowed value of Number of Workers is 2."

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 1}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 2}

    Contradictions:
        The CloudFormation schema allows 0 and Terraform 1; the rule follows the service's error message. The message
        was observed for G.1X, and the Lake Formation page requires 2 workers for every standard job.
    """

    id = "GC220"
    severity = Severity.ERROR
    fix = "set NumberOfWorkers to 2 or more"
    source = "https://github.com/aws-samples/cql-replicator/issues/181"

    def check(self, job: Job) -> Iterator[Finding]:
        count = job.number_of_workers
        if not isinstance(count, int) or job.command == PYTHON_SHELL:
            return
        least = job.worker.min_workers if job.worker is not None else 0
        if count < least:
            fault = "NumberOfWorkers is too small" if job.worker is None else f"too few {job.worker.name} workers"
            yield self.finding("NumberOfWorkers", fault, wanted=f"{least} or more", got=count)
