from glue_constructs.rules._header import PYTHON_SHELL, RAY, Finding, Iterator, Job, Rule, Severity, sources


class AutoScalingNotAvailable(Rule[Job]):
    """Auto scaling is enabled for a job that cannot scale.

    What it does:
        Checks for --enable-auto-scaling on Python shell and Ray jobs, and on Spark jobs with Standard workers. Old Glue
        versions are reported by argument-newer-than-glue-version, G.025X on ETL jobs by worker-type-not-for-command.

    Why:
        "Auto Scaling is available for your AWS Glue ETL, interactive sessions, and streaming jobs", with the G and R
        worker types: "Standard DPUs are not supported for Auto Scaling". NumberOfWorkers is then the maximum.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 1, "Timeout": 60,
         "DefaultArguments": {"--enable-auto-scaling": "true"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 10,
         "DefaultArguments": {"--enable-auto-scaling": "true"}}
    """

    id = "GC465"
    severity = Severity.ERROR
    fix = "remove --enable-auto-scaling, or use a Spark job with G or R workers"
    source = sources.AUTO_SCALING

    def check(self, job: Job) -> Iterator[Finding]:
        if not job.arguments.is_enabled("--enable-auto-scaling"):
            return
        if job.command in (PYTHON_SHELL, RAY):
            path, value = job.arguments.path_of("--enable-auto-scaling"), job.arguments.get("--enable-auto-scaling")
            fault = f"command {job.command!r} does not support auto scaling"
            yield self.finding(path, fault, wanted="'false', or no --enable-auto-scaling", got=value)
        elif job.is_spark and job.worker is not None and job.worker.name == "Standard":
            fault = "Standard workers do not support auto scaling"
            yield self.finding("WorkerType", fault, wanted="a G or R worker type", got=job.worker_type)
