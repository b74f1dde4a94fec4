from glue_constructs.model.workers import WORKER_TYPES
from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Job, Rule, Severity, one_of, sources


class UnknownWorkerType(Rule[Job]):
    """The worker type is unknown.

    What it does:
        Checks for a WorkerType that is not in this release's table, even when case and punctuation are ignored. It may
        be newer than this release, so the severity is only warning.

    Why:
        Glue and the CloudFormation schema refuse an unknown worker type.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.99X", "NumberOfWorkers": 2}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.16X", "NumberOfWorkers": 2}
    """

    id = "GC211"
    severity = Severity.WARNING
    fix = "check the worker type against Glue's documentation"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        if isinstance(job.worker_type, str) and job.worker is None and job.command != PYTHON_SHELL:
            fault = "unknown WorkerType"
            yield self.finding("WorkerType", fault, wanted=one_of(WORKER_TYPES), got=job.worker_type)
