from glue_constructs.rules._header import PYTHON_SHELL, Job, Severity, UnwantedValue, sources


class AllocatedCapacity(UnwantedValue):
    """The job sets its capacity with AllocatedCapacity.

    What it does:
        Checks for AllocatedCapacity on every job that is not a Python shell job, with or without other capacity
        settings.

    Why:
        The API deprecates the property, CloudFormation calls it no longer supported, and no document says which setting
        takes precedence when there are two.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "AllocatedCapacity": 10}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 10}

    Contradictions:
        The API still refers to MaxCapacity instead, which it excludes for Spark jobs in the same sentence; the fix
        names workers.
    """

    id = "GC206"
    severity = Severity.WARNING
    fix = "replace AllocatedCapacity with WorkerType and NumberOfWorkers"
    source = sources.CLOUDFORMATION
    fact = "allocated_capacity"
    fault = "AllocatedCapacity is deprecated"
    wanted = "WorkerType and NumberOfWorkers"

    def is_for(self, job: Job) -> bool:
        return job.command != PYTHON_SHELL
