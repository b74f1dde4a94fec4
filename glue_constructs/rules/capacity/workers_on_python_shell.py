from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Job, Rule, Severity


class WorkersOnPythonShell(Rule[Job]):
    """A Python shell job has worker settings.

    What it does:
        Checks for WorkerType and NumberOfWorkers on Python shell jobs.

    Why:
        "Worker Type is not supported for Job Command pythonshell"; NumberOfWorkers needs a worker type.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "WorkerType": "G.1X", "NumberOfWorkers": 2}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 1}
    """

    id = "GC205"
    severity = Severity.ERROR
    fix = "remove WorkerType and NumberOfWorkers, and set MaxCapacity to 0.0625 or 1"
    source = "https://github.com/cloudposse/terraform-aws-glue/issues/42"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command != PYTHON_SHELL:
            return
        fault = "a Python shell job has no workers"
        if isinstance(job.worker_type, str):
            yield self.finding("WorkerType", fault, wanted="MaxCapacity instead", got=job.worker_type)
        elif isinstance(job.number_of_workers, int):
            yield self.finding("NumberOfWorkers", fault, wanted="MaxCapacity instead", got=job.number_of_workers)
