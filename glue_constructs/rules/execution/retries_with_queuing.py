from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity


class RetriesWithQueuing(Rule[Job]):
    """A job has retries together with job run queuing.

    What it does:
        Checks for MaxRetries above 0 together with JobRunQueuingEnabled.

    Why:
        Queuing needs MaxRetries 0, as the AWS CDK and the announcement of job queuing say.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "JobRunQueuingEnabled": true, "MaxRetries": 1}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "JobRunQueuingEnabled": true, "MaxRetries": 0}
    """

    id = "GC311"
    severity = Severity.ERROR
    fix = "set MaxRetries to 0, or disable queuing"
    source = "https://github.com/aws/aws-cdk/pull/31830"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.job_run_queuing_enabled is True and isinstance(job.max_retries, int) and job.max_retries > 0:
            fault = "JobRunQueuingEnabled cannot be combined with retries"
            yield self.finding("MaxRetries", fault, wanted="0", got=job.max_retries)
