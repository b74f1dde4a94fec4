from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Job, Rule, Severity, sources


class MisspeltWorkerType(Rule[Job]):
    """The worker type is misspelt.

    What it does:
        Checks for a WorkerType that differs from a known worker type only in case or punctuation: "g.1x", "G_1X",
        "STANDARD".

    Why:
        WorkerType is a case-sensitive enumeration: "'g.1x' is not one of ['Standard', 'G.1X', ...]".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G_1X", "NumberOfWorkers": 2}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 2}
    """

    id = "GC210"
    severity = Severity.ERROR
    fix = "write the worker type exactly as Glue does"
    source = sources.CLOUDFORMATION

    def check(self, job: Job) -> Iterator[Finding]:
        worker = job.worker
        if worker is not None and worker.name != job.worker_type and job.command != PYTHON_SHELL:
            fault = "WorkerType is misspelt"
            yield self.finding("WorkerType", fault, wanted=repr(worker.name), got=job.worker_type)
