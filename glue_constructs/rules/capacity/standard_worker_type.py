from glue_constructs.rules._header import SPARK, Severity, UnwantedValue, sources


class StandardWorkerType(UnwantedValue):
    """The job has workers of type Standard.

    What it does:
        Checks Spark jobs for the WorkerType Standard.

    Why:
        It is the worker of Glue 0.9 and 1.0. It has two small executors where G.1X has one, does not support auto
        scaling, and no current document lists it.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0",
         "WorkerType": "Standard", "NumberOfWorkers": 2}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0",
         "WorkerType": "G.1X", "NumberOfWorkers": 2}

    Contradictions:
        The guide names it for "version 1.0 or earlier"; jobs in production have it on 3.0 and 4.0. It works, so the
        severity is info.
    """

    id = "GC215"
    severity = Severity.INFO
    fix = "use G.1X workers"
    source = sources.ADD_JOB
    commands = SPARK
    fact = "worker_type"
    values = ("Standard",)
    fault = "Standard is the worker of Glue 0.9 and 1.0"
    wanted = "'G.1X'"
