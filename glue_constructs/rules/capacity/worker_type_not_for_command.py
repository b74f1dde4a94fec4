from glue_constructs.model.workers import WORKER_TYPES
from glue_constructs.rules._header import (
    COMMANDS,
    PYTHON_SHELL,
    Finding,
    Iterator,
    Job,
    Rule,
    Severity,
    one_of,
    sources,
)


class WorkerTypeNotForCommand(Rule[Job]):
    """The worker type is not available for this command.

    What it does:
        Checks WorkerType against Command.Name: G.025X is only for streaming jobs, Z.2X only for Ray jobs, and Ray jobs
        take no other type. Python shell jobs are reported by workers-on-python-shell.

    Why:
        The API restricts each of them to a type of job: "This worker type is only available for Glue version 3.0 or
        later streaming jobs", "Accepts the value Z.2X for Ray jobs".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.025X", "NumberOfWorkers": 2}

    Right::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1",
         "WorkerType": "G.025X", "NumberOfWorkers": 2}
    """

    id = "GC212"
    severity = Severity.ERROR
    fix = "choose a worker type that the job's command supports"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        worker = job.worker
        if worker is None or job.command == PYTHON_SHELL or job.command not in COMMANDS:
            return
        if not worker.is_for(job.command):
            fault = f"command {job.command!r} does not support {worker.name} workers"
            offered = [other.name for other in WORKER_TYPES.values() if job.command in other.commands]
            yield self.finding("WorkerType", fault, wanted=one_of(offered), got=job.worker_type)
