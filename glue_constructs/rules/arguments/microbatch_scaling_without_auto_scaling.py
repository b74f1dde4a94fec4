from glue_constructs.rules._header import SPARK_STREAMING, Finding, Iterator, Job, Rule, Severity, sources


class MicrobatchScalingWithoutAutoScaling(Rule[Job]):
    """Scaling within a micro-batch is enabled on a streaming job without auto scaling.

    What it does:
        Checks for --auto-scale-within-microbatch on streaming jobs whose --enable-auto-scaling is missing or false. The
        value "false" is not reported.

    Why:
        "This parameter can only be used for AWS Glue streaming jobs [...], and auto scaling must be enabled."

    Wrong::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1",
         "WorkerType": "G.1X", "NumberOfWorkers": 2,
         "DefaultArguments": {"--auto-scale-within-microbatch": "true"}}

    Right::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1",
         "WorkerType": "G.1X", "NumberOfWorkers": 2,
         "DefaultArguments": {"--enable-auto-scaling": "true", "--auto-scale-within-microbatch": "true"}}

    Contradictions:
        The default is true (page of job parameters) or off (page of auto scaling). The rule assumes neither.
    """

    id = "GC466"
    severity = Severity.ERROR
    fix = "set --enable-auto-scaling to true, or remove --auto-scale-within-microbatch"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command != SPARK_STREAMING or not job.arguments.is_enabled("--auto-scale-within-microbatch"):
            return
        scaling = job.arguments.get("--enable-auto-scaling")
        if scaling is None or (isinstance(scaling, str) and not job.arguments.is_enabled("--enable-auto-scaling")):
            fault = "--auto-scale-within-microbatch has no effect without auto scaling"
            yield self.finding(job.arguments.path_of("--enable-auto-scaling"), fault, wanted="'true'", got=scaling)
